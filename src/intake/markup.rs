//! The XML in a workbook, element by element. Definitions that a file brings along are refused, so no text in it can
//! grow or point elsewhere.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::archive::{Fault, Part};

/// What comes next in a part.
pub(crate) enum Markup<'a> {
    /// An element begins.
    Open(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text between them.
    Text(&'a str),
}

/// Goes through a part; `visit` says whether to go on.
pub(crate) fn walk(
    part: Part<'_>,
    visit: &mut dyn FnMut(Markup<'_>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut held = Vec::new();
    loop {
        held.clear();
        let event = reader.read_event_into(&mut held).map_err(|e| fault(&e))?;
        let go_on = match &event {
            Event::Start(element) => visit(Markup::Open(element.local_name().as_ref(), element))?,
            Event::End(element) => visit(Markup::Close(element.local_name().as_ref()))?,
            Event::Text(text) => visit(Markup::Text(text))?,
            Event::CData(text) => visit(Markup::Text(text))?,
            Event::GeneralRef(name) => {
                let mut spelt = [0; 4];
                match name.resolve_char_ref().map_err(|_| Fault::Damaged)? {
                    Some(letter) => visit(Markup::Text(letter.encode_utf8(&mut spelt)))?,
                    None => visit(Markup::Text(resolve_predefined_entity(name).ok_or(Fault::Definitions)?))?,
                }
            }
            Event::DocType(_) => return Err(Fault::Definitions),
            Event::Eof => return Ok(()),
            _ => true,
        };
        if !go_on {
            return Ok(());
        }
    }
}

fn fault(error: &quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Io(inner) => {
            inner.get_ref().and_then(|e| e.downcast_ref::<Fault>()).copied().unwrap_or(Fault::Damaged)
        }
        _ => Fault::Damaged,
    }
}

/// An attribute, whatever stands before its colon.
pub(crate) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    match found.value {
        Cow::Borrowed(value) => unescape(value).ok(),
        Cow::Owned(value) => Some(Cow::Owned(unescape(&value).ok()?.into_owned())),
    }
}
