//! What an invitation says: when and where, and who asks. Neither whose meeting it is nor what about.
use crate::{state::App, texts};
use chrono::Timelike as _;
use folje_domain::{
    calendar::{Invitation, invitation},
    command::single_line,
    entry,
    ids::OrganisationId,
    language::Language,
    record::Meeting,
};
use folje_store::{MeetingMail, Person, StoreError};

/// A mail that is ready to be sent.
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) words: String,
    pub(super) calendar: String,
    /// Name and address of the person who convenes, where they have one: replies go to them.
    pub(super) reply_to: Option<(String, String)>,
}

/// What goes to the mail's address.
pub(super) async fn letter(app: &App, mail: &MeetingMail) -> Result<Letter, StoreError> {
    let meeting = &mail.about;
    let organizer = app.store.person(mail.organisation, meeting.by).await?;
    let language = language_of(app, mail).await?;
    let asked = meeting.attendees.iter().any(|attendee| attendee.email == mail.address);
    let no_longer = (mail.cancels && !asked).then_some(mail.address.as_str());
    let (subject, words) = match (mail.cancels, mail.sequence) {
        (true, _) => ("invitation_cancel_subject", "invitation_cancel"),
        (false, 0) => ("invitation_subject", "invitation"),
        (false, _) => ("invitation_change_subject", "invitation_change"),
    };
    let reply_to =
        organizer.as_ref().and_then(|person| Some((person.name.clone(), address_of(person)?.to_owned())));
    Ok(Letter {
        reply_to,
        subject: filled(language, subject, meeting, organizer.as_ref()),
        words: filled(language, words, meeting, organizer.as_ref()),
        calendar: calendar(app, meeting, organizer.as_ref(), language, mail.cancels, no_longer),
    })
}

/// The invitation as a file, for whoever sends it themselves.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn file(
    app: &App,
    organisation: OrganisationId,
    meeting: &Meeting,
    language: Language,
) -> Result<String, StoreError> {
    let organizer = app.store.person(organisation, meeting.by).await?;
    let cancels = meeting.called_off.is_some();
    Ok(calendar(app, meeting, organizer.as_ref(), language, cancels, None))
}

fn calendar(
    app: &App,
    meeting: &Meeting,
    organizer: Option<&Person>,
    language: Language,
    cancels: bool,
    no_longer: Option<&str>,
) -> String {
    let own = app.settings.channels.mail_sender();
    let address = organizer.and_then(address_of);
    invitation(&Invitation {
        meeting,
        cancels,
        stamp: app.now(),
        summary: texts::plain(language, "invitation_summary"),
        organizer: organizer.map_or("Följe", |person| &person.name),
        // Without an address of their own nobody's answers are read; the file has to name one all the same.
        organizer_address: address.or(own.as_deref()).unwrap_or("noreply@invalid"),
        no_longer,
    })
}

/// The address of a person, if they have one that mail can be sent to.
fn address_of(person: &Person) -> Option<&str> {
    Some(person.email.trim())
        .filter(|address| entry::email(address).is_ok_and(|read| read == *address && !read.is_empty()))
}

fn filled(language: Language, key: &'static str, meeting: &Meeting, organizer: Option<&Person>) -> String {
    let place = match meeting.place.as_str() {
        "" => texts::plain(language, "invitation_no_place"),
        place => place,
    };
    let (name, works_at) = organizer.map_or(("Följe", ""), |person| (&*person.name, &*person.works_at));
    let who = if works_at.is_empty() { name.to_owned() } else { format!("{name}, {works_at}") };
    let answer = match organizer.and_then(address_of) {
        Some(_) => "invitation_answer",
        None => "invitation_answer_unread",
    };
    let values = [
        ("day", meeting.start.date().to_string()),
        ("time", format!("{:02}:{:02}", meeting.start.hour(), meeting.start.minute())),
        ("minutes", meeting.minutes.to_string()),
        ("place", single_line(place)),
        ("who", single_line(&who)),
        ("answer", texts::plain(language, answer).to_owned()),
    ];
    texts::filled(language, key, &values)
}

/// The language of whom the address belongs to, where that is somebody here.
async fn language_of(app: &App, mail: &MeetingMail) -> Result<Language, StoreError> {
    let person = mail.about.attendees.iter().find(|one| one.email == mail.address).and_then(|one| one.person);
    let Some(person) = person else { return Ok(Language::Sv) };
    Ok(app.store.person(mail.organisation, person).await?.map_or(Language::Sv, |person| person.language))
}
