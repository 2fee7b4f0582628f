//! The settings of the channels: text messages and mail. Each is off where nothing of it is set; a half is an error.
use crate::{
    channels::{Channels, MailSettings, Security, SmsSettings},
    random::SystemRandom,
};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use std::sync::Arc;

/// 46elks' interface for text messages.
const GATEWAY: &str = "https://api.46elks.com/a1/sms";

/// How people are reached outside the app.
#[derive(Args)]
pub(super) struct Reaching {
    /// The text message gateway, in 46elks' form [default: https://api.46elks.com/a1/sms]
    #[arg(long, env = "FOLJE_SMS_GATEWAY", value_name = "URL")]
    sms_gateway: Option<String>,
    /// The user of the gateway's interface
    #[arg(long, env = "FOLJE_SMS_USER", value_name = "USER")]
    sms_user: Option<String>,
    /// Their password; better as an environment variable, since others on the machine see arguments
    #[arg(long, env = "FOLJE_SMS_PASSWORD", value_name = "PASSWORD", hide_env_values = true)]
    sms_password: Option<String>,
    /// Who text messages say that they are from: a number, or up to 11 letters and digits
    #[arg(long, env = "FOLJE_SMS_FROM", value_name = "SENDER")]
    sms_from: Option<String>,
    /// The mail server's name
    #[arg(long, env = "FOLJE_SMTP_HOST", value_name = "NAME")]
    smtp_host: Option<String>,
    /// Its port, where it is another than 587 (starttls), 465 (tls) or 25 (none)
    #[arg(long, env = "FOLJE_SMTP_PORT", value_name = "PORT")]
    smtp_port: Option<u16>,
    /// How mail is kept from others on its way there; none for a server on this machine alone
    #[arg(long, env = "FOLJE_SMTP_SECURITY", value_enum, value_name = "HOW")]
    smtp_security: Option<Security>,
    /// The user, where the mail server asks for one
    #[arg(long, env = "FOLJE_SMTP_USER", value_name = "USER")]
    smtp_user: Option<String>,
    /// Their password; better as an environment variable
    #[arg(long, env = "FOLJE_SMTP_PASSWORD", value_name = "PASSWORD", hide_env_values = true)]
    smtp_password: Option<String>,
    /// Who mail says that it is from: «Följe <folje@kommun.example>»
    #[arg(long, env = "FOLJE_SMTP_FROM", value_name = "ADDRESS")]
    smtp_from: Option<String>,
}

impl Reaching {
    /// The channels that are set up.
    pub(super) fn open(&self) -> Result<Channels> {
        let (text, mail) = (self.text()?, self.mail()?);
        Channels::new(text.as_ref(), mail.as_ref(), Arc::new(SystemRandom))
            .context("a channel cannot be set up")
    }

    fn text(&self) -> Result<Option<SmsSettings>> {
        match (&self.sms_user, &self.sms_password, &self.sms_from) {
            (Some(user), Some(password), Some(from)) => Ok(Some(SmsSettings {
                gateway: self.sms_gateway.clone().unwrap_or_else(|| GATEWAY.to_owned()),
                user: user.clone(),
                password: password.clone(),
                from: from.clone(),
            })),
            (None, None, None) if self.sms_gateway.is_none() => Ok(None),
            _ => bail!("text messages need --sms-user, --sms-password and --sms-from, all three"),
        }
    }

    fn mail(&self) -> Result<Option<MailSettings>> {
        let login = match (&self.smtp_user, &self.smtp_password) {
            (Some(user), Some(password)) => Some((user.clone(), password.clone())),
            (None, None) => None,
            _ => bail!("--smtp-user and --smtp-password go together"),
        };
        let rest = login.is_some() || self.smtp_port.is_some() || self.smtp_security.is_some();
        match (&self.smtp_host, &self.smtp_from) {
            (Some(host), Some(from)) => Ok(Some(MailSettings {
                host: host.clone(),
                port: self.smtp_port,
                security: self.smtp_security.unwrap_or_default(),
                login,
                from: from.clone(),
            })),
            (None, None) if !rest => Ok(None),
            _ => bail!("mail needs --smtp-host and --smtp-from, both"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        reaching: Reaching,
    }

    fn opened(line: &str) -> Result<(bool, bool), String> {
        let line = Line::try_parse_from(["folje"].into_iter().chain(line.split_whitespace()));
        let line = line.map_err(|error| error.to_string())?;
        let channels = line.reaching.open().map_err(|error| format!("{error:#}"))?;
        Ok((channels.has_text(), channels.has_mail()))
    }

    #[test]
    fn each_channel_is_off_until_all_of_it_is_set() {
        assert_eq!(opened(""), Ok((false, false)));
        assert_eq!(opened("--sms-user u --sms-password p --sms-from Folje"), Ok((true, false)));
        assert_eq!(opened("--smtp-host mail.example --smtp-from folje@kommun.example"), Ok((false, true)));
    }

    #[test]
    fn half_a_setting_and_a_wrong_one_are_errors_that_say_what_is_missing() {
        for (line, said) in [
            ("--sms-user u", "--sms-from"),
            ("--sms-gateway https://sms.example", "--sms-user"),
            ("--sms-user u --sms-password p --sms-from Följe", "no å, ä, ö"),
            ("--sms-user u --sms-password p --sms-from Folje --sms-gateway http://sms.example", "https://"),
            (
                "--sms-user u --sms-password p --sms-from Folje --sms-gateway https://a:b@sms.example",
                "of their own",
            ),
            ("--smtp-host mail.example", "--smtp-from"),
            ("--smtp-port 25", "--smtp-host"),
            ("--smtp-host m.example --smtp-from f@k.example --smtp-user u", "--smtp-password"),
            ("--smtp-host m.example --smtp-from kommunen", "folje@kommun.example"),
            ("--smtp-host m.example --smtp-from f@k.example --smtp-security none", "this machine"),
            ("--smtp-host m.example --smtp-from f@k.example --smtp-security ssl", "starttls"),
        ] {
            let error = opened(line).expect_err(line);
            assert!(error.contains(said), "{line}: {error}");
        }
    }

    #[test]
    fn no_password_is_shown() {
        let settings = SmsSettings {
            gateway: GATEWAY.to_owned(),
            user: "user".to_owned(),
            password: "geheim".to_owned(),
            from: "Folje".to_owned(),
        };
        let shown = format!("{:?}", Channels::new(Some(&settings), None, Arc::new(SystemRandom)).unwrap());
        assert_eq!(shown, "Channels { text: true, mail: false }");
    }
}
