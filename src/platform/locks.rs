//! One tab at a time (Web Locks): so that two tabs do not do the same thing twice.
use super::{events, shell};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::AbortController;

/// What to do if the browser does not grant the lock for a while: another tab may hold it, or the browser never answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unanswered {
    /// Run without the lock after a few seconds: running twice is harmless.
    Run,
    /// Give up after a while: running twice is not harmless.
    GiveUp,
}

impl Unanswered {
    /// How long to wait for the lock.
    const fn milliseconds(self) -> i32 {
        match self {
            Self::Run => 5_000,
            Self::GiveUp => 20_000,
        }
    }
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// The work, until somebody takes it: the lock, or the timer.
type Pending = Rc<RefCell<Option<Work>>>;

/// Runs `work` while no other tab holds `name`. Where the browser has no locks, it simply runs.
pub(crate) async fn alone(name: &str, unanswered: Unanswered, work: impl Future<Output = ()> + 'static) {
    let Some((locks, request)) = request_function() else { return work.await };
    let work: Work = Box::pin(work);
    let pending: Pending = Rc::new(RefCell::new(Some(work)));

    let granted = Rc::clone(&pending);
    let run = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        future_to_promise(async move {
            run_once(&granted).await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = Object::new();
    let controller = AbortController::new().ok();
    if let Some(controller) = &controller {
        drop(Reflect::set(&options, &"signal".into(), &controller.signal()));
    }
    let lock = request
        .call3(&locks, &name.into(), &options, &run)
        .ok()
        .and_then(|promise| promise.dyn_into::<Promise>().ok());
    let Some(lock) = lock else { return run_once(&pending).await };

    let silence = after_silence(unanswered, &pending, controller);
    let ended = future_to_promise({
        let silence = silence.clone();
        async move {
            if JsFuture::from(lock).await.is_err() {
                if pending.borrow().is_none() {
                    // Aborted by the timer, which has taken the work.
                    JsFuture::from(silence).await?;
                } else if unanswered == Unanswered::Run {
                    run_once(&pending).await;
                }
            }
            Ok(JsValue::UNDEFINED)
        }
    });
    drop(JsFuture::from(Promise::race(&Array::of2(&ended, &silence))).await);
}

/// Takes the work once the browser has not granted the lock for a while; the promise ends when the work has. Granted
/// meanwhile, the lock has the work, and the promise stays open.
fn after_silence(unanswered: Unanswered, pending: &Pending, controller: Option<AbortController>) -> Promise {
    Promise::new(&mut |resolve, _reject| {
        let (pending, controller) = (Rc::clone(pending), controller.clone());
        events::later(unanswered.milliseconds(), move || {
            let Some(work) = pending.take() else { return };
            if let Some(controller) = controller {
                controller.abort();
            }
            spawn_local(async move {
                if unanswered == Unanswered::Run {
                    work.await;
                }
                drop(resolve.call0(&JsValue::UNDEFINED));
            });
        });
    })
}

async fn run_once(pending: &Pending) {
    let taken = pending.take();
    if let Some(work) = taken {
        work.await;
    }
}

fn request_function() -> Option<(JsValue, Function)> {
    let navigator = shell::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
