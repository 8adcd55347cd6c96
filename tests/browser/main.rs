//! The edge in a real Chromium worker: what JavaScript gets from `wasm.rs` and what it may hand in.
#![cfg(target_arch = "wasm32")]

use candour::wasm::Session;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("an object")
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().expect("a string")
}

fn sample() -> Session {
    let mut session = Session::new();
    for file in Array::from(&session.sample(7).expect("a sample")) {
        read(&mut session, &text(&file, "name"), text(&file, "text").as_bytes());
    }
    analyse(&mut session);
    session
}

fn analyse(session: &mut Session) {
    loop {
        let progress = session.analyse_step().expect("a step");
        if get(&progress, "done").as_f64() >= get(&progress, "total").as_f64() {
            return;
        }
    }
}

fn read(session: &mut Session, name: &str, bytes: &[u8]) -> u32 {
    let id = session.open(name, bytes.len() as f64);
    loop {
        for part in bytes.chunks(4096) {
            session.feed(id, part).expect("fed");
        }
        if session.finish(id).expect("finished") {
            return id;
        }
        session.reopen(id).expect("reopened");
    }
}

#[wasm_bindgen_test]
fn the_sample_gives_flags_and_each_can_be_opened() {
    let session = sample();
    assert!(session.is_analysed());
    let overview = session.overview().expect("an overview");
    let rows = Array::from(&get(&get(&overview, "flags"), "rows"));
    assert!(rows.length() > 0);
    for row in rows {
        let person = session.person(get(&row, "subject")).expect("a person");
        assert_eq!(text(&person, "who"), text(&row, "who"));
        session.timeline(get(&row, "subject")).expect("a timeline");
    }
}

#[wasm_bindgen_test]
fn a_problem_is_a_plain_object_and_not_an_error() {
    let thrown = Session::new().overview().expect_err("nothing to show");
    assert!(!thrown.is_instance_of::<js_sys::Error>());
    assert!(!text(&thrown, "sentence").is_empty());
    assert!(!text(&thrown, "whatToDo").is_empty());
}

#[wasm_bindgen_test]
fn a_change_that_means_nothing_is_refused_and_nothing_is_lost() {
    let mut session = Session::new();
    let id = read(
        &mut session,
        "a.csv",
        b"Collar Number,Absence Start Date\r\nPC1,03/02/2025\r\nPC2,17/02/2025\r\n",
    );
    let change = Object::new();
    Reflect::set(&change, &"what".into(), &"meaning".into()).expect("set");
    Reflect::set(&change, &"column".into(), &JsValue::from(0)).expect("set");
    Reflect::set(&change, &"field".into(), &"noSuchField".into()).expect("set");
    assert!(session.change(id, change.into()).is_err());
    let data = session.data().expect("still there");
    assert_eq!(Array::from(&get(&data, "files")).length(), 1);
}

#[wasm_bindgen_test]
fn what_is_missing_is_undefined_and_never_null() {
    fn look(value: &JsValue, at: &str) {
        assert!(!value.is_null(), "{at} is null");
        if let Some(list) = value.dyn_ref::<Array>() {
            for (i, each) in list.iter().enumerate() {
                look(&each, &format!("{at}[{i}]"));
            }
        } else if let Some(object) = value.dyn_ref::<Object>() {
            for pair in Object::entries(object) {
                let pair = Array::from(&pair);
                look(&pair.get(1), &format!("{at}.{}", pair.get(0).as_string().unwrap_or_default()));
            }
        }
    }
    let mut session = sample();
    look(&session.data().expect("data"), "data");
    look(&session.overview().expect("overview"), "overview");
    look(&session.settings().expect("settings"), "settings");
}

#[wasm_bindgen_test]
fn a_setting_changes_the_findings_and_can_be_taken_back() {
    fn write(session: &Session) -> Option<String> {
        js_sys::JSON::stringify(&session.overview().expect("overview")).expect("json").as_string()
    }
    let mut session = sample();
    let before = write(&session);
    session.set("trigger:bradford", "50").expect("a trigger");
    analyse(&mut session);
    assert_ne!(before, write(&session));
    session.reset_settings();
    analyse(&mut session);
    assert_eq!(before, write(&session));
}
