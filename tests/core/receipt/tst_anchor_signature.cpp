// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Signatures of anchors: keys as OpenSSL's command writes them, and what is said of all others.
#include "core/receipt/anchor_file.h"
#include "core/receipt/anchor_signature.h"
#include "core/receipt/proven_text.h"
#include "core/receipt/signature_key.h"
#include "tests/support/signature_keys.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// The keys' own fingerprint, and openssl pkeyutl -sign -rawin of the bytes "an anchor\n".
constexpr const char* Fingerprint =
    "4bbe30536e9c893b2674aad202b7474ac1fef9ac8c7d7f6d4fc3e5398ddb6f57";
constexpr std::string_view Signed = "an anchor\n";
constexpr const char* SignatureHex =
    "de2f928348bf7395d3478b542f5cdc3eae48149a2db3c7b6b60e0325e6c30639"
    "6b89d35f9178b3db86991c7c1da9b58dbc25679eff6b9ea2f28b843380e8c40b";

QByteArray signatureBytes() {
    return QByteArray::fromHex(SignatureHex);
}

QByteArray pem(const char* label, const QByteArray& der) {
    return QByteArray("-----BEGIN ") + label + "-----\n" + der.toBase64() + "\n-----END " + label +
           "-----\n";
}

// A public key for an algorithm, told by the bytes of its identifier.
QByteArray publicPem(const QByteArray& objectId, qsizetype keySize) {
    const auto item = [](char tag, const QByteArray& content) {
        QByteArray head(1, tag);
        const auto size = content.size();
        if (size < 128) {
            head += static_cast<char>(size);
        } else {
            head += "\x82"_ba + static_cast<char>(size >> 8) + static_cast<char>(size & 0xFF);
        }
        return head + content;
    };
    const QByteArray algorithm = item('\x30', item('\x06', objectId));
    return pem(
        "PUBLIC KEY",
        item('\x30', algorithm + item('\x03', QByteArray(1, '\0') + QByteArray(keySize, '\x17'))));
}

// 2.16.840.1.101.3.4.3.18 and a key of 1952 bytes, FIPS 204.
QByteArray mlDsaPem() {
    return publicPem(QByteArray::fromHex("608648016503040312"), 1952);
}

} // namespace

class TestAnchorSignature final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString& name, const QByteArray& content) const {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
        return path;
    }

    // An anchor with a signature beside it.
    [[nodiscard]] QString anchor(const QByteArray& signature) const {
        const QString path = file(u"anchor"_s, QByteArray(Signed.data(), Signed.size()));
        static_cast<void>(file(u"anchor.sig"_s, signature));
        return path;
    }

    [[nodiscard]] static AnchorSignature checked(const QString& path, std::string_view bytes,
                                                 const QString& keyPath) {
        const auto found = AnchorSignature::check(path, bytes, keyPath);
        if (!found || !*found) {
            qFatal("%s", found ? "no signature" : qPrintable(found.error().message));
        }
        return **found;
    }

private slots:
    void signsAsTheCommandDoes() {
        const auto key = SignatureKey::readPrivate(file(u"key.pem"_s, PrivatePem));
        QVERIFY2(key.has_value(), key ? "" : qPrintable(key.error().message));
        QCOMPARE(key->algorithm(), u"Ed25519"_s);
        QCOMPARE(key->fingerprint(), QString::fromLatin1(Fingerprint));
        const auto signature = key->sign(Signed);
        QVERIFY(signature.has_value());
        QCOMPARE(signature->toHex(), QByteArray(SignatureHex));
    }

    void acceptsWhatTheCommandSigned() {
        const AnchorSignature found =
            checked(anchor(signatureBytes()), Signed, file(u"pub.pem"_s, PublicPem));
        QVERIFY2(found.state == AnchorSignature::State::Valid, qPrintable(found.message));
        QVERIFY(found.isChecked());
        QCOMPARE(found.algorithm, u"Ed25519"_s);
        QCOMPARE(found.fingerprint, QString::fromLatin1(Fingerprint));
    }

    void refusesEveryOtherSignature() {
        const QString keyPath = file(u"pub.pem"_s, PublicPem);
        for (qsizetype place = 0; place < signatureBytes().size(); ++place) {
            QByteArray damaged = signatureBytes();
            damaged[place] = static_cast<char>(damaged[place] ^ 1);
            const AnchorSignature found = checked(anchor(damaged), Signed, keyPath);
            QVERIFY2(found.state == AnchorSignature::State::Invalid, qPrintable(found.message));
        }
        for (const QByteArray& other : {signatureBytes().chopped(1), signatureBytes() + '\n',
                                        QByteArray(), QByteArray(100'000, 'x')}) {
            const AnchorSignature found = checked(anchor(other), Signed, keyPath);
            QVERIFY2(found.state == AnchorSignature::State::Invalid, qPrintable(found.message));
            QVERIFY2(found.message.contains(u"instead of 64 bytes"), qPrintable(found.message));
        }
    }

    void refusesAnotherAnchorOrKey() {
        const QString path = anchor(signatureBytes());
        const QString keyPath = file(u"pub.pem"_s, PublicPem);
        QCOMPARE(checked(path, "an anchor", keyPath).state, AnchorSignature::State::Invalid);
        QCOMPARE(checked(path, "", keyPath).state, AnchorSignature::State::Invalid);
        QByteArray otherKey = QByteArray(PublicPem).replace("EGRh", "EGRi");
        const AnchorSignature found = checked(path, Signed, file(u"other.pem"_s, otherKey));
        QCOMPARE(found.state, AnchorSignature::State::Invalid);
        QVERIFY(found.fingerprint != QLatin1StringView(Fingerprint));
    }

    void saysThatOneWasNotChecked() {
        const auto found = AnchorSignature::check(anchor(signatureBytes()), Signed, {});
        QVERIFY(found.has_value() && found->has_value());
        QCOMPARE((*found)->state, AnchorSignature::State::NotChecked);
        QVERIFY((*found)->message.contains(u"anchor.sig was not checked"));
        QVERIFY(QFile::remove(m_folder.filePath(u"anchor.sig"_s)));
        const auto none = AnchorSignature::check(m_folder.filePath(u"anchor"_s), Signed, {});
        QVERIFY(none.has_value() && !none->has_value());
    }

    void missesASignatureThatWasAskedFor() {
        const QString path = anchor({});
        QVERIFY(QFile::remove(path + u".sig"_s));
        const auto found = AnchorSignature::check(path, Signed, file(u"pub.pem"_s, PublicPem));
        QVERIFY(!found.has_value());
        QVERIFY2(found.error().message.contains(u"anchor.sig"), qPrintable(found.error().message));
    }

    // Debian 12 has OpenSSL 3.0, without ML-DSA; Debian 13 has 3.5, with it.
    void saysWhereAnAlgorithmIsMissing() {
        const QString keyPath = file(u"mldsa.pem"_s, mlDsaPem());
        const auto key = SignatureKey::readPublic(keyPath);
        QVERIFY2(key.has_value(), key ? "" : qPrintable(key.error().message));
        QCOMPARE(key->algorithm(), u"ML-DSA-65"_s);
        const AnchorSignature found = checked(anchor(QByteArray(3309, 'x')), Signed, keyPath);
        QCOMPARE(found.fingerprint.size(), 64);
        if (key->isUsable()) {
            QCOMPARE(found.state, AnchorSignature::State::Invalid);
        } else {
            QCOMPARE(found.state, AnchorSignature::State::CannotCheck);
            QVERIFY2(found.message.contains(u"cannot be checked here: this OpenSSL (3."),
                     qPrintable(found.message));
            QVERIFY2(found.message.endsWith(u"has no ML-DSA-65"), qPrintable(found.message));
        }
    }

    void opensAKeyByItsPassphrase() {
        const QString path = file(u"sealed.pem"_s, SealedPem);
        const auto unasked = SignatureKey::readPrivate(path);
        QVERIFY(!unasked.has_value());
        QCOMPARE(unasked.error().code, ErrorCode::Authentication);
        const auto wrong = SignatureKey::readPrivate(path, "Secret");
        QVERIFY(!wrong.has_value());
        QCOMPARE(wrong.error().code, ErrorCode::Authentication);
        QVERIFY(wrong.error().message.contains(path));
        const auto key = SignatureKey::readPrivate(path, "secret");
        QVERIFY2(key.has_value(), key ? "" : qPrintable(key.error().message));
        QCOMPARE(key->fingerprint(), QString::fromLatin1(Fingerprint));
        QCOMPARE(key->sign(Signed)->toHex(), QByteArray(SignatureHex));
    }

    void saysWhyAFileIsNoKey_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("whyNotPrivate");
        QTest::addColumn<QString>("whyNotPublic");
        const QString noPem = u"is no PEM file"_s;
        QTest::newRow("empty") << QByteArray() << noPem << noPem;
        QTest::newRow("garbage") << QByteArray("\0\xff not a key", 12) << noPem << noPem;
        QTest::newRow("cut") << QByteArray(PublicPem).chopped(30) << noPem << noPem;
        QTest::newRow("no key inside")
            << pem("PUBLIC KEY", "nothing") << u"is a public key"_s << u"pub.pem: "_s;
        QTest::newRow("no private key inside")
            << pem("PRIVATE KEY", "nothing") << u"key.pem: "_s << u"is a private key"_s;
        QTest::newRow("no sealed key inside")
            << pem("ENCRYPTED PRIVATE KEY", "nothing") << u"key.pem: "_s << u"is a private key"_s;
        QTest::newRow("public") << QByteArray(PublicPem) << u"signing takes the private one"_s
                                << QString();
        QTest::newRow("private") << QByteArray(PrivatePem) << QString() << u"(openssl pkey -in"_s;
        QTest::newRow("certificate") << pem("CERTIFICATE", "x") << u"“CERTIFICATE”, not a private"_s
                                     << u"“CERTIFICATE”, not a public"_s;
        QTest::newRow("P-256") << publicPem(QByteArray::fromHex("2a8648ce3d0201"), 65)
                               << u"is a public key"_s
                               << u"a key for id-ecPublicKey; anchors are signed with Ed25519"_s;
        QTest::newRow("short Ed25519") << publicPem(QByteArray::fromHex("2b6570"), 31)
                                       << u"is a public key"_s << u"pub.pem: "_s;
        QTest::newRow("too large")
            << QByteArray(100'000, '\n') + PublicPem << u"64 KiB"_s << u"64 KiB"_s;
    }
    void saysWhyAFileIsNoKey() {
        QFETCH(QByteArray, content);
        QFETCH(QString, whyNotPrivate);
        QFETCH(QString, whyNotPublic);
        const auto privateKey = SignatureKey::readPrivate(file(u"key.pem"_s, content), "secret");
        QCOMPARE(privateKey.has_value(), whyNotPrivate.isEmpty());
        if (!privateKey) {
            QVERIFY2(privateKey.error().message.contains(whyNotPrivate),
                     qPrintable(privateKey.error().message));
        }
        const auto publicKey = SignatureKey::readPublic(file(u"pub.pem"_s, content));
        QCOMPARE(publicKey.has_value(), whyNotPublic.isEmpty());
        if (!publicKey) {
            QVERIFY2(publicKey.error().message.contains(whyNotPublic),
                     qPrintable(publicKey.error().message));
        }
    }

    void readsNoKeyOfACutFile() {
        for (const QByteArray whole : {PublicPem, PrivatePem, SealedPem}) {
            // Up to the last dash of the end line, behind which nothing is missing.
            for (qsizetype size = 0; size < whole.trimmed().size(); ++size) {
                const QString path = file(u"cut.pem"_s, whole.first(size));
                QVERIFY(!SignatureKey::readPublic(path).has_value());
                QVERIFY(!SignatureKey::readPrivate(path, "secret").has_value());
            }
        }
    }

    void writesASignatureThatHolds() {
        const auto key = SignatureKey::readPrivate(file(u"key.pem"_s, PrivatePem));
        const QString path = m_folder.filePath(u"written"_s);
        DigestAnchor anchor;
        anchor.sessionId = "s1";
        anchor.digest = DigestChain("s1").digest();
        QVERIFY(writeAnchor(anchor, path, &*key, Replace::Refuse).has_value());
        const std::string text = *DigestAnchor::readText(path);
        const QString keyPath = file(u"pub.pem"_s, PublicPem);
        QCOMPARE(checked(path, text, keyPath).state, AnchorSignature::State::Valid);
        anchor.sessionId = "s2";
        QVERIFY(writeAnchor(anchor, path, &*key, Replace::Replace).has_value());
        QCOMPARE(checked(path, text, keyPath).state, AnchorSignature::State::Invalid);
        QCOMPARE(checked(path, *DigestAnchor::readText(path), keyPath).state,
                 AnchorSignature::State::Valid);
    }

    void seesWhoMayReadAKey() {
        const QString path = file(u"key.pem"_s, PrivatePem);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(!isReadableByOthers(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(isReadableByOthers(path));
    }

    void tellsWhatIsProven() {
        const QString text = provenText();
        QVERIFY(text.startsWith(u"# What a receipt, a digest and a signature prove"));
        for (const char* heading : {"## A receipt", "## A session digest", "## A signature"}) {
            QVERIFY2(text.contains(QLatin1StringView(heading)), heading);
        }
        QVERIFY(!text.contains(u"tamper", Qt::CaseInsensitive));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestAnchorSignature)
#include "tst_anchor_signature.moc"
