//! Text messages and mail, sent to receivers on loopback: a double of the gateway that checks what it gets, and a
//! mail server of others' making.
mod gateway;
mod invitations;
mod mail;
mod mailbox;
mod sms;
