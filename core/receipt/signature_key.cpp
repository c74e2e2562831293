// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/signature_key.h"

#include "core/receipt/pem_block.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

namespace muscope {

namespace {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using PublicInfo = std::unique_ptr<X509_PUBKEY, Freed<X509_PUBKEY_free>>;
using PrivateInfo = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>>;
using SealedInfo = std::unique_ptr<X509_SIG, Freed<X509_SIG_free>>;
using SignatureMethod = std::unique_ptr<EVP_SIGNATURE, Freed<EVP_SIGNATURE_free>>;
using HashContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

// What anchors are signed with.
struct Algorithm {
    const char* id; // RFC 8410, section 3; RFC 9881, section 2
    const char* name;
    qsizetype signatureSize; // bytes
};
constexpr std::array Algorithms{Algorithm{"1.3.101.112", "Ed25519", 64},
                                Algorithm{"2.16.840.1.101.3.4.3.18", "ML-DSA-65", 3309}};

bool isInThisLibrary(const Algorithm& algorithm) {
    const SignatureMethod method(EVP_SIGNATURE_fetch(nullptr, algorithm.name, nullptr));
    ERR_clear_error();
    return method != nullptr;
}

// Why OpenSSL's last call failed; its list of errors is empty afterwards.
QString lastProblem() {
    const char* reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return reason == nullptr ? QStringLiteral("it is damaged") : QString::fromUtf8(reason);
}

tl::unexpected<Error> wrong(const QString& path, const QString& why) {
    return failure(ErrorCode::Read, QStringLiteral("reading the key %1: %2").arg(path, why));
}

const unsigned char* begin(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

const unsigned char* begin(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

Result<const Algorithm*> algorithmOf(const ASN1_OBJECT* object, const QString& path) {
    std::array<char, 128> text{};
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    for (const Algorithm& algorithm : Algorithms) {
        if (std::string_view(algorithm.id) == text.data()) {
            return &algorithm;
        }
    }
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 0);
    return wrong(path, QStringLiteral("it is a key for %1; anchors are signed with Ed25519 or "
                                      "ML-DSA-65 (openssl genpkey -algorithm ed25519)")
                           .arg(QString::fromUtf8(text.data())));
}

// The private key in a block, opened with the passphrase where it is sealed. Nothing called here
// asks at the terminal itself.
Result<PrivateInfo> openPrivate(const PemBlock& block, const QByteArray& passphrase,
                                const QString& path) {
    const unsigned char* der = begin(block.der);
    const auto size = static_cast<long>(block.der.size());
    if (block.label == "PRIVATE KEY") {
        PrivateInfo info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &der, size));
        if (!info) {
            return wrong(path, lastProblem());
        }
        return info;
    }
    const SealedInfo sealed(d2i_X509_SIG(nullptr, &der, size));
    if (!sealed) {
        return wrong(path, lastProblem());
    }
    if (passphrase.isEmpty()) {
        return failure(ErrorCode::Authentication,
                       QStringLiteral("the key %1 is protected by a passphrase").arg(path));
    }
    PrivateInfo info(
        PKCS8_decrypt(sealed.get(), passphrase.constData(), static_cast<int>(passphrase.size())));
    if (!info) {
        ERR_clear_error();
        return failure(ErrorCode::Authentication,
                       QStringLiteral("the passphrase does not open the key %1").arg(path));
    }
    return info;
}

QByteArray publicDer(EVP_PKEY* key) {
    QByteArray der(std::max(i2d_PUBKEY(key, nullptr), 0), '\0');
    auto* place = reinterpret_cast<unsigned char*>(der.data());
    i2d_PUBKEY(key, &place);
    return der;
}

} // namespace

struct SignatureKey::Private {
    const Algorithm* algorithm = nullptr;
    QByteArray der; // of the public key
    Pkey key;       // null: this OpenSSL has not the algorithm
};

SignatureKey::SignatureKey(std::unique_ptr<Private> made)
    : d(std::move(made)) {}

SignatureKey::SignatureKey(SignatureKey&& other) noexcept = default;
SignatureKey& SignatureKey::operator=(SignatureKey&& other) noexcept = default;
SignatureKey::~SignatureKey() = default;

Result<SignatureKey> SignatureKey::readPrivate(const QString& path, const QByteArray& passphrase) {
    const Result<PemBlock> block = PemBlock::read(path);
    if (!block) {
        return tl::unexpected(block.error());
    }
    if (block->label == "PUBLIC KEY") {
        return wrong(path, QStringLiteral("it is a public key; signing takes the private one"));
    }
    if (block->label != "PRIVATE KEY" && block->label != "ENCRYPTED PRIVATE KEY") {
        return wrong(path, QStringLiteral("it holds “%1”, not a private key in PKCS #8 (openssl "
                                          "genpkey -algorithm ed25519 makes one)")
                               .arg(QString::fromUtf8(block->label)));
    }
    const Result<PrivateInfo> info = openPrivate(*block, passphrase, path);
    if (!info) {
        return tl::unexpected(info.error());
    }
    const ASN1_OBJECT* object = nullptr;
    PKCS8_pkey_get0(&object, nullptr, nullptr, nullptr, info->get());
    const auto algorithm = algorithmOf(object, path);
    if (!algorithm) {
        return tl::unexpected(algorithm.error());
    }
    SignatureKey key(std::make_unique<Private>());
    key.d->algorithm = *algorithm;
    key.d->key.reset(EVP_PKCS82PKEY(info->get()));
    if (!key.isUsable()) {
        const QString problem = lastProblem();
        return wrong(path, isInThisLibrary(**algorithm) ? problem : key.whyUnusable());
    }
    key.d->der = publicDer(key.d->key.get());
    return key;
}

Result<SignatureKey> SignatureKey::readPublic(const QString& path) {
    const Result<PemBlock> block = PemBlock::read(path);
    if (!block) {
        return tl::unexpected(block.error());
    }
    if (block->label.endsWith("PRIVATE KEY")) {
        return wrong(path, QStringLiteral("it is a private key, and checking takes the public one "
                                          "(openssl pkey -in %1 -pubout)")
                               .arg(path));
    }
    if (block->label != "PUBLIC KEY") {
        return wrong(path, QStringLiteral("it holds “%1”, not a public key (openssl pkey -pubout "
                                          "writes one)")
                               .arg(QString::fromUtf8(block->label)));
    }
    const unsigned char* der = begin(block->der);
    const PublicInfo info(d2i_X509_PUBKEY(nullptr, &der, static_cast<long>(block->der.size())));
    if (!info || der != begin(block->der) + block->der.size()) {
        return wrong(path, lastProblem());
    }
    ASN1_OBJECT* object = nullptr;
    X509_PUBKEY_get0_param(&object, nullptr, nullptr, nullptr, info.get());
    const auto algorithm = algorithmOf(object, path);
    if (!algorithm) {
        return tl::unexpected(algorithm.error());
    }
    SignatureKey key(std::make_unique<Private>());
    key.d->algorithm = *algorithm;
    key.d->der = block->der;
    key.d->key.reset(X509_PUBKEY_get(info.get()));
    const QString problem = lastProblem();
    if (!key.isUsable() && isInThisLibrary(**algorithm)) {
        return wrong(path, problem);
    }
    return key;
}

QString SignatureKey::algorithm() const {
    return QLatin1StringView(d->algorithm->name);
}

QString SignatureKey::fingerprint() const {
    return QString::fromLatin1(
        QCryptographicHash::hash(d->der, QCryptographicHash::Sha256).toHex());
}

qsizetype SignatureKey::signatureSize() const {
    return d->algorithm->signatureSize;
}

bool SignatureKey::isUsable() const {
    return d->key != nullptr;
}

QString SignatureKey::whyUnusable() const {
    return QStringLiteral("this OpenSSL (%1) has no %2")
        .arg(QLatin1StringView(OpenSSL_version(OPENSSL_VERSION_STRING)), algorithm());
}

Result<QByteArray> SignatureKey::sign(std::string_view bytes) const {
    const HashContext context(EVP_MD_CTX_new());
    std::size_t size = 0;
    const bool isReady =
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, d->key.get()) == 1 &&
        EVP_DigestSign(context.get(), nullptr, &size, begin(bytes), bytes.size()) == 1;
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (!isReady ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       begin(bytes), bytes.size()) != 1) {
        return failure(ErrorCode::Write,
                       QStringLiteral("signing with %1: %2").arg(algorithm(), lastProblem()));
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

bool SignatureKey::verifies(std::string_view bytes, const QByteArray& signature) const {
    const HashContext context(EVP_MD_CTX_new());
    const bool isValid =
        EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, d->key.get()) == 1 &&
        EVP_DigestVerify(context.get(), begin(signature),
                         static_cast<std::size_t>(signature.size()), begin(bytes),
                         bytes.size()) == 1;
    ERR_clear_error();
    return isValid;
}

bool isReadableByOthers(const QString& path) {
    return (QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0;
}

} // namespace muscope
