// Runs before any other script, in the outer page, in the frame and in the worker: takes away what a policy cannot forbid.
// Calls between browsers (WebRTC) go round every rule about requests, and Candour makes none.

for (const door of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport', 'RTCDtlsTransport', 'RTCSctpTransport', 'RTCIceCandidate', 'RTCSessionDescription', 'WebTransport', 'WebSocketStream']) {
  delete (globalThis as Record<string, unknown>)[door];
}

export {};
