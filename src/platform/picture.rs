//! Photos: made small on this phone, sent and fetched. In the app a photo is a `data:` address, which a page may show.
//!
//! Drawing a photo anew leaves behind where and with what it was taken; some browsers then write a little of their own
//! into the file, and `folje_domain::photo` takes that out too.
use super::{
    base64,
    by_name::{Failed, call, call_now, get},
    net::Unreached,
    shell,
};
use folje_domain::photo::{Format, LONGEST_SIDE, PhotoError, clean};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Longest sides and qualities, tried until the photo is small enough.
const TRIES: [(f64, f64); 6] = [(1.0, 0.8), (1.0, 0.65), (1.0, 0.5), (0.75, 0.6), (0.56, 0.5), (0.375, 0.4)];

/// How long a photo may take on its way, in milliseconds.
const PATIENCE: f64 = 30_000.0;

/// A photo that somebody chose or took.
pub(crate) struct Chosen(JsValue);

/// The photo in the file field that an event came from. The field is empty then, so that the same can be chosen again.
pub(crate) fn chosen(event: &Event) -> Option<Chosen> {
    let field: JsValue = event.target()?.into();
    let file = get(&get(&field, "files")?, "0")?;
    set(&field, "value", &"".into());
    Some(Chosen(file))
}

impl Chosen {
    /// Draws it anew, small.
    ///
    /// # Errors
    /// Where the browser cannot read it.
    pub(crate) async fn small(self) -> Result<String, Failed> {
        let browser: JsValue = js_sys::global().into();
        let upright = object(&[("imageOrientation", "from-image".into())]);
        let bitmap = match call(&browser, "createImageBitmap", &[self.0.clone(), upright]).await {
            Ok(bitmap) => bitmap,
            // Older browsers know no options.
            Err(Failed) => call(&browser, "createImageBitmap", &[self.0]).await?,
        };
        let side = |name| get(&bitmap, name).and_then(|side| side.as_f64()).filter(|side| *side >= 1.0);
        let (width, height) = (side("width").ok_or(Failed)?, side("height").ok_or(Failed)?);
        let document: JsValue = shell::document().ok_or(Failed)?.into();
        let canvas = call_now(&document, "createElement", &["canvas".into()])?;
        let fits = (f64::from(LONGEST_SIDE) / width.max(height)).min(1.0);
        for (share, quality) in TRIES {
            let side = |side: f64| JsValue::from((side * fits * share).round().max(1.0));
            let (width, height) = (side(width), side(height));
            set(&canvas, "width", &width);
            set(&canvas, "height", &height);
            let pen = call_now(&canvas, "getContext", &["2d".into()])?;
            let corner = JsValue::from(0);
            // What is see-through becomes paper.
            set(&pen, "fillStyle", &"#fff".into());
            call_now(&pen, "fillRect", &[corner.clone(), corner.clone(), width.clone(), height.clone()])?;
            call_now(&pen, "drawImage", &[bitmap.clone(), corner.clone(), corner, width, height])?;
            let drawn = call_now(&canvas, "toDataURL", &["image/jpeg".into(), quality.into()])?;
            match clean(&bytes(&drawn.as_string().ok_or(Failed)?).ok_or(Failed)?) {
                Ok(photo) => return Ok(address(&photo, Format::Jpeg)),
                Err(PhotoError::TooLarge) => {}
                Err(PhotoError::Unreadable) => return Err(Failed),
            }
        }
        Err(Failed)
    }
}

/// Sends a photo; the status with which the server answered.
///
/// # Errors
/// Where no server did.
pub(crate) async fn send(path: &str, photo: &str) -> Result<u16, Unreached> {
    let photo = bytes(photo).ok_or(Unreached)?;
    let kind = Format::of(&photo).map_or("", Format::media_type);
    let headers = object(&[("content-type", kind.into())]);
    let body: JsValue = Uint8Array::from(&photo[..]).into();
    let answer = fetch(path, &[("method", "PUT".into()), ("headers", headers), ("body", body)]).await?;
    status(&answer)
}

/// Fetches a photo; nothing where the server has none.
///
/// # Errors
/// Where no server of ours answered.
pub(crate) async fn receive(path: &str) -> Result<Option<String>, Unreached> {
    let answer = fetch(path, &[]).await?;
    match status(&answer)? {
        404 => Ok(None),
        200 => {
            let body = call(&answer, "arrayBuffer", &[]).await.map_err(|Failed| Unreached)?;
            let photo = Uint8Array::new(&body).to_vec();
            // Whatever else answers in the server's place sends no photo.
            let format = Format::of(&photo).ok_or(Unreached)?;
            Ok(Some(address(&photo, format)))
        }
        _ => Err(Unreached),
    }
}

async fn fetch(path: &str, how: &[(&str, JsValue)]) -> Result<JsValue, Unreached> {
    let browser: JsValue = js_sys::global().into();
    let how = object(how);
    let patience = get(&browser, "AbortSignal")
        .and_then(|signals| call_now(&signals, "timeout", &[PATIENCE.into()]).ok());
    if let Some(signal) = patience {
        set(&how, "signal", &signal);
    }
    call(&browser, "fetch", &[path.into(), how]).await.map_err(|Failed| Unreached)
}

fn status(answer: &JsValue) -> Result<u16, Unreached> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
    let status = get(answer, "status").and_then(|status| status.as_f64()).map(|status| status as u16);
    status.ok_or(Unreached)
}

fn address(photo: &[u8], format: Format) -> String {
    format!("data:{};base64,{}", format.media_type(), base64::encode(photo))
}

fn bytes(address: &str) -> Option<Vec<u8>> {
    base64::decode(address.split_once(";base64,")?.1)
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    for (name, value) in members {
        set(&object, name, value);
    }
    object
}

fn set(of: &JsValue, name: &str, value: &JsValue) {
    drop(Reflect::set(of, &name.into(), value));
}
