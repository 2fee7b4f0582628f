//! Web Push as the browser has it: what it can, what the person allowed, this browser's subscription.
//!
//! Everything is asked for by name: only some browsers have it, and only one page uses it.
pub(crate) use super::by_name::Failed as Refused;
use super::{
    by_name::{call, get},
    shell,
};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// What the person said about notifications.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Permission {
    /// Yes.
    Granted,
    /// No: only the browser's own settings change that.
    Denied,
    /// Not asked yet.
    NotAsked,
}

/// Whether the browser knows pushes and notifications at all.
pub(crate) fn is_known() -> bool {
    let window: JsValue = js_sys::global().into();
    ["PushManager", "Notification"].into_iter().all(|name| get(&window, name).is_some())
        && service_worker().is_some()
}

/// What the person said about notifications here.
pub(crate) fn permission() -> Permission {
    let said = notification().and_then(|notification| get(&notification, "permission"));
    read_permission(said.and_then(|said| said.as_string()).as_deref())
}

/// Asks the person, in answer to their own tap.
pub(crate) async fn ask() -> Permission {
    let Some(notification) = notification() else { return Permission::Denied };
    match call(&notification, "requestPermission", &[]).await {
        Ok(said) => read_permission(said.as_string().as_deref()),
        Err(Refused) => permission(),
    }
}

fn read_permission(said: Option<&str>) -> Permission {
    match said {
        Some("granted") => Permission::Granted,
        Some("denied") => Permission::Denied,
        _ => Permission::NotAsked,
    }
}

/// This browser's subscription as JSON (`PushSubscription.toJSON`), if there is one.
pub(crate) async fn subscription() -> Option<String> {
    let manager = manager().await?;
    let subscription = call(&manager, "getSubscription", &[]).await.ok()?;
    subscription.is_object().then(|| written(&subscription)).flatten()
}

/// Subscribes with the server's key (URL-safe base64); the subscription as JSON. One with an older key makes room.
///
/// # Errors
/// Where the browser refuses, or cannot reach its maker's push service.
pub(crate) async fn subscribe(key: &str) -> Result<String, Refused> {
    let manager = manager().await.ok_or(Refused)?;
    let options = Object::new();
    for (name, value) in [("userVisibleOnly", JsValue::TRUE), ("applicationServerKey", key.into())] {
        drop(Reflect::set(&options, &name.into(), &value));
    }
    let options: JsValue = options.into();
    let made = match call(&manager, "subscribe", std::slice::from_ref(&options)).await {
        Ok(made) => made,
        Err(Refused) => {
            unsubscribe().await;
            call(&manager, "subscribe", &[options]).await?
        }
    };
    written(&made).ok_or(Refused)
}

/// Ends this browser's subscription, where there is one.
pub(crate) async fn unsubscribe() {
    let Some(manager) = manager().await else { return };
    if let Ok(subscription) = call(&manager, "getSubscription", &[]).await
        && subscription.is_object()
    {
        drop(call(&subscription, "unsubscribe", &[]).await);
    }
}

/// Asks the browser to wake the service worker once there is a network; where it can.
pub(crate) async fn ask_for_sync() {
    if let Some(registration) = registration().await
        && let Some(sync) = get(&registration, "sync")
    {
        drop(call(&sync, "register", &["rings".into()]).await);
    }
}

fn notification() -> Option<JsValue> {
    get(&js_sys::global().into(), "Notification")
}

fn service_worker() -> Option<JsValue> {
    let navigator: JsValue = shell::window()?.navigator().into();
    get(&navigator, "serviceWorker")
}

async fn registration() -> Option<JsValue> {
    call(&service_worker()?, "getRegistration", &[]).await.ok().filter(JsValue::is_object)
}

async fn manager() -> Option<JsValue> {
    get(&registration().await?, "pushManager")
}

fn written(subscription: &JsValue) -> Option<String> {
    JSON::stringify(subscription).ok().map(String::from)
}
