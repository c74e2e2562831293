// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>
#include <string_view>

namespace muscope {

// A key that anchors are signed with, or their signatures checked with, of a PEM file: Ed25519, or
// ML-DSA-65 where the OpenSSL at hand has it, which is asked at run time. Private keys are PKCS #8,
// public ones a SubjectPublicKeyInfo, as "openssl genpkey" and "openssl pkey -pubout" write them.
// A key that OpenSSL cannot use is still told apart by its algorithm and fingerprint.
class SignatureKey final {
public:
    // ErrorCode::Authentication where the key wants a passphrase, or another one.
    [[nodiscard]] static Result<SignatureKey> readPrivate(const QString& path,
                                                          const QByteArray& passphrase = {});
    [[nodiscard]] static Result<SignatureKey> readPublic(const QString& path);

    SignatureKey(SignatureKey&& other) noexcept;
    SignatureKey& operator=(SignatureKey&& other) noexcept;
    ~SignatureKey();

    [[nodiscard]] QString algorithm() const; // "Ed25519", "ML-DSA-65"
    // SHA-256 of the public key as SubjectPublicKeyInfo in DER; 64 hex digits.
    [[nodiscard]] QString fingerprint() const;
    [[nodiscard]] qsizetype signatureSize() const; // bytes
    // Whether this OpenSSL has the algorithm; and what is said where it has not.
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] QString whyUnusable() const;

    // The raw signature of bytes; only with a private key.
    [[nodiscard]] Result<QByteArray> sign(std::string_view bytes) const;
    // Whether signature is one of bytes by this key; only where isUsable().
    [[nodiscard]] bool verifies(std::string_view bytes, const QByteArray& signature) const;

private:
    struct Private;
    explicit SignatureKey(std::unique_ptr<Private> made);

    std::unique_ptr<Private> d;
};

// Whether others than its owner may read a file, as no private key should be.
[[nodiscard]] bool isReadableByOthers(const QString& path);

} // namespace muscope
