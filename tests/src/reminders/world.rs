//! Ada with a wake-up plan, her ambassador who agreed to be told, and her coach as the second.
use crate::support::{
    app::{Device, TestApp},
    phone::PushService,
};
use chrono::TimeDelta;
use folje_domain::ids::PersonId;
use folje_gtfs::Timetable;
use folje_server::{
    channels::Undelivered,
    contact::SmsNumber,
    reminders::{
        Reminders,
        carrier::{Carried, Carrier},
        engine::Engine,
    },
    state::Settings,
};
use folje_store::Store;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// Ada's number, and those of her ambassador Bo and her coach.
pub(super) const ADA: &str = "+46701740605";
pub(super) const BO: &str = "+46701740607";
pub(super) const COACH: &str = "+46701740606";

/// An SMS gateway and a mail server that keep what they get.
#[derive(Clone, Default)]
pub(super) struct Gateway {
    pub(super) sent: Arc<Mutex<Vec<(String, String)>>>,
    refuses: Arc<Mutex<bool>>,
    off: bool,
}

impl Gateway {
    /// One that nobody has set up.
    pub(super) fn switched_off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// From now on each number is refused, or none.
    pub(super) fn refuse(&self, refuses: bool) {
        *self.refuses.lock().unwrap() = refuses;
    }

    /// The words that were sent to a number.
    pub(super) fn to(&self, number: &str) -> Vec<String> {
        let sent = self.sent.lock().unwrap();
        sent.iter().filter(|(to, _)| to == number).map(|(_, words)| words.clone()).collect()
    }
}

impl Carrier for Gateway {
    fn text<'a>(&'a self, to: &'a SmsNumber, words: &'a str) -> Carried<'a> {
        if *self.refuses.lock().unwrap() {
            return Box::pin(async { Err(Undelivered::Address("the gateway does not take the number")) });
        }
        self.sent.lock().unwrap().push((to.e164().to_owned(), words.to_owned()));
        Box::pin(async { Ok(()) })
    }

    fn mail<'a>(&'a self, _: &'a str, _: &'a str, _: &'a str) -> Carried<'a> {
        Box::pin(async { Err(Undelivered::Off) })
    }

    fn has_text(&self) -> bool {
        !self.off
    }

    fn has_mail(&self) -> bool {
        false
    }
}

/// Everything that a morning needs.
pub(super) struct Morning {
    pub(super) app: TestApp,
    pub(super) service: PushService,
    pub(super) gateway: Gateway,
    pub(super) ada: Device,
    pub(super) bo: Device,
    pub(super) engine: Engine,
    commands: u32,
}

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

impl Morning {
    /// Monday, half past eight: both have phones, and SMS is off.
    pub(super) async fn new() -> Self {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let morning = Self::on(store, Gateway::switched_off()).await;
        morning.service.subscribe(&morning.ada, "ada").await;
        morning.service.subscribe(&morning.bo, "bo").await;
        morning
    }

    /// The same with SMS and without anybody's push.
    pub(super) async fn by_sms() -> Self {
        Self::on(Store::open("sqlite::memory:").await.unwrap(), Gateway::default()).await
    }

    pub(super) async fn on(store: Store, gateway: Gateway) -> Self {
        let push = PushService::settings();
        let public_url = "https://folje.example".parse().ok();
        let mut app = TestApp::on(store, Settings { push, public_url, ..Settings::default() }).await;
        app.app.reminders = Arc::new(Reminders::new(Arc::new(gateway.clone())));
        app.router = folje_server::http::router(app.app.clone());
        let (ada, bo) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.ambassador).await);
        let service = PushService::new().await;
        let engine = Engine::new(app.app.clone());
        Self { app, service, gateway, ada, bo, engine, commands: 0 }
    }

    /// Sends one command about Ada, and wants it done.
    pub(super) async fn say(&mut self, device: &Device, action: Value) {
        self.commands += 1;
        let command = json!({
            "id": id(self.commands), "at": self.app.app.now(), "about": self.app.world.ada, "action": action,
        });
        let answer = device.post("/api/v1/commands", &json!({ "commands": [command] })).await;
        assert_eq!(answer.body["outcomes"][0]["result"], "done", "{:?}", answer.body);
    }

    /// Ada's wake-up plan.
    pub(super) async fn plan(&mut self, time: &str, tell: bool) {
        let ada = self.ada.clone();
        let (first, second) = (self.app.world.ambassador, self.app.world.coach);
        self.say(&ada, wake(first, second, time, tell)).await;
    }

    /// Ada plans to wake at that time on weekdays; Bo tests, agrees, and is to be told after twenty minutes. What rang
    /// on the way is left aside.
    pub(super) async fn agreed(&mut self, time: &str) {
        let quiet = json!({ "choose-reminders": { "choices": {
            "before": [], "evening": null, "evening_each": false, "details": false, "packing": false, "follow_up": false,
        } } });
        let (ada, bo) = (self.ada.clone(), self.bo.clone());
        self.say(&ada, quiet).await;
        self.plan(time, false).await;
        self.engine.settle().await.unwrap();
        self.say(&bo, json!({ "acknowledge-test": { "wake": id(900) } })).await;
        let hours = json!({ "days": "MO,TU,WE,TH,FR", "from": "05:00:00", "until": "11:00:00" });
        self.say(&bo, json!({ "agree-to-be-told": { "wake": id(900), "hours": hours } })).await;
        self.plan(time, true).await;
        self.engine.settle().await.unwrap();
    }

    /// Lets minutes pass, and the engine see to each of them.
    pub(super) async fn minutes(&mut self, minutes: i64) {
        for _ in 0..minutes {
            self.app.go(TimeDelta::minutes(1));
            self.engine.settle().await.unwrap();
        }
    }

    /// Goes to that time on Monday, or after midnight on Tuesday, at once.
    pub(super) async fn at(&mut self, hour: i64, minute: i64) {
        let target = crate::support::app::start() + TimeDelta::minutes((hour - 8) * 60 + minute - 30);
        self.app.go(target - self.app.app.now());
        self.engine.settle().await.unwrap();
    }

    /// Another process imports a timetable: nobody tells the engine.
    pub(super) async fn import(&self, timetable: Timetable) {
        self.app.app.store.put_timetable(timetable, self.app.app.now(), async |_| {}).await.unwrap();
    }

    /// Drops the engine as a process that dies does, and starts another on the same store.
    pub(super) fn restart(&mut self) {
        self.engine = Engine::new(self.app.app.clone());
    }

    /// What a device says about a message.
    pub(super) async fn report(&self, token: &str, what: &str) -> u16 {
        let nobody = self.app.device();
        nobody.post("/api/v1/rings", &json!({ "token": token, "what": what })).await.status
    }

    /// How often Bo was told so far, by push.
    pub(super) fn told(&self) -> Vec<String> {
        let titles = self.service.on("bo");
        titles
            .iter()
            .map(|arrived| arrived.title().to_owned())
            .filter(|title| title.starts_with("Vi har"))
            .collect()
    }
}

pub(super) fn wake(first: PersonId, second: PersonId, time: &str, tell: bool) -> Value {
    json!({ "keep-wake": { "wake": {
        "id": id(900), "days": "MO,TU,WE,TH,FR", "time": time, "minutes": 20,
        "first": first, "second": second, "on": true, "tell": tell,
    } } })
}
