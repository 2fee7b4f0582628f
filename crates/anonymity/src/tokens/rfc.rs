//! The test vectors of RFC 9497, appendix A.1.2 (ristretto255-SHA512, VOPRF mode).
use super::Suite;
use crate::hex::Hex;
use rand_core::{CryptoRng, Error, RngCore, impls};
use std::fmt::Write as _;
use voprf::{BlindedElement, EvaluationElement, Group, Proof, VoprfClient, VoprfServer};

const SEED: [u8; 32] = [0xa3; 32];
const KEY_INFO: &[u8] = b"test key";
const SECRET: &str = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
const PUBLIC: &str = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";

const BLINDS: [&str; 2] = [
    "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
    "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
];

/// A vector of one point: input, its blinded point, the evaluated one, the proof, the output.
const ONE: [[&str; 5]; 2] = [
    [
        "00",
        "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
        "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
        "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
        "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
    ],
    [
        "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
        "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
        "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
        "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
        "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
    ],
];

/// The third vector: both inputs at once, with one proof.
const BOTH_BLINDED: &str = "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654";
const BOTH_EVALUATED: &str = "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a";
const BOTH_PROOF: &str = "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08";
const BOTH_RANDOM: &str = "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c";

/// Gives the vectors' scalars as randomness: 64 bytes that are reduced to the scalar itself.
struct Given([u8; 64], usize);

impl Given {
    fn scalar(hex: &str) -> Self {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(&Hex::<32>::read(hex).unwrap().0);
        Self(bytes, 0)
    }
}

impl RngCore for Given {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }
    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0[self.1..self.1 + bytes.len()]);
        self.1 += bytes.len();
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Given {}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn server() -> VoprfServer<Suite> {
    VoprfServer::new_from_seed(&SEED, KEY_INFO).unwrap()
}

#[test]
fn keys_are_those_of_the_rfc() {
    assert_eq!(hex(&server().serialize()), [SECRET, PUBLIC].concat());
    assert_eq!(hex(&voprf::Ristretto255::serialize_elem(server().get_public_key())), PUBLIC);
}

#[test]
fn one_point_is_blinded_evaluated_proven_and_finished_as_in_the_rfc() {
    for [input, blinded, evaluated, proof, output] in ONE {
        let input = bytes(input);
        let client = VoprfClient::<Suite>::blind(&input, &mut Given::scalar(BLINDS[0])).unwrap();
        assert_eq!(hex(&client.message.serialize()), blinded);
        let answer = server().blind_evaluate(&mut Given::scalar(BLINDS[1]), &client.message);
        assert_eq!(hex(&answer.message.serialize()), evaluated);
        assert_eq!(hex(&answer.proof.serialize()), proof);
        let key = server().get_public_key();
        let token = client.state.finalize(&input, &answer.message, &answer.proof, key).unwrap();
        assert_eq!(hex(&token), output);
        assert_eq!(hex(&server().evaluate(&input).unwrap()), output);
    }
}

#[test]
fn two_points_under_one_key_share_a_proof_as_in_the_rfc() {
    let inputs = [bytes(ONE[0][0]), bytes(ONE[1][0])];
    let clients: Vec<_> = inputs
        .iter()
        .zip(BLINDS)
        .map(|(input, blind)| VoprfClient::<Suite>::blind(input, &mut Given::scalar(blind)).unwrap())
        .collect();
    let points: Vec<BlindedElement<Suite>> = clients.iter().map(|client| client.message.clone()).collect();
    assert_eq!(hex(&points[1].serialize()), BOTH_BLINDED);
    let server = server();
    let prepared: Vec<_> = server.batch_blind_evaluate_prepare(points.iter()).collect();
    let mut random = Given::scalar(BOTH_RANDOM);
    let result = server.batch_blind_evaluate_finish(&mut random, points.iter(), &prepared).unwrap();
    let proof: Proof<Suite> = result.proof;
    let evaluated: Vec<EvaluationElement<Suite>> = result.messages.collect();
    assert_eq!(hex(&evaluated[1].serialize()), BOTH_EVALUATED);
    assert_eq!(hex(&proof.serialize()), BOTH_PROOF);
    let states: Vec<_> = clients.into_iter().map(|client| client.state).collect();
    let key = server.get_public_key();
    let outputs = VoprfClient::batch_finalize(&inputs, &states, &evaluated, &proof, key).unwrap();
    let outputs: Vec<_> = outputs.map(|output| hex(&output.unwrap())).collect();
    assert_eq!(outputs, [ONE[0][4], ONE[1][4]]);
}
