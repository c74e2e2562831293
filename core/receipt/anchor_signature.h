// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string_view>

namespace muscope {

// What is known of the signature of an anchor. It lies beside it in a file of its own, as raw
// bytes (64 of Ed25519, RFC 8032; 3309 of ML-DSA-65, FIPS 204 with an empty context), and is one of
// the anchor file as it is, byte by byte from the first to the last. So nobody needs muscope:
//   openssl pkeyutl -verify -pubin -inkey PUB.pem -rawin -in ANCHOR -sigfile ANCHOR.sig
struct AnchorSignature {
    enum class State : unsigned char {
        NotChecked,  // there is one, and no key was given
        CannotCheck, // the OpenSSL at hand has not the algorithm: neither valid nor invalid
        Invalid,
        Valid,
    };

    State state = State::NotChecked;
    QString algorithm;   // of the key; empty: none was given
    QString fingerprint; // of the key
    QString message;     // the state in a sentence

    [[nodiscard]] bool isChecked() const {
        return state == State::Valid || state == State::Invalid;
    }

    bool operator==(const AnchorSignature&) const = default;

    // ANCHOR.sig
    [[nodiscard]] static QString pathFor(const QString& anchorPath);

    // Checks the signature beside an anchor whose bytes were read already. Without a key path:
    // nothing where none lies there, else NotChecked. With one, a missing signature is an error.
    [[nodiscard]] static Result<std::optional<AnchorSignature>>
    check(const QString& anchorPath, std::string_view anchorBytes, const QString& keyPath);
};

} // namespace muscope
