// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Signed anchors, between muscope-cli and the openssl command, in both directions.
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestDigestSignature final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    QString m_store;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    // Whether the openssl command succeeded.
    static bool openssl(const QStringList& arguments) {
        QProcess process;
        process.start(u"openssl"_s, arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
               process.exitCode() == 0;
    }

    [[nodiscard]] static QByteArray content(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
    }

    static void overwrite(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
    }

    // A new pair of keys; false where this OpenSSL has not the algorithm.
    [[nodiscard]] bool makeKeys(const QString& algorithm) {
        return openssl({u"genpkey"_s, u"-algorithm"_s, algorithm, u"-out"_s, path(u"key.pem"_s)}) &&
               openssl({u"pkey"_s, u"-in"_s, path(u"key.pem"_s), u"-pubout"_s, u"-out"_s,
                        path(u"pub.pem"_s)}) &&
               openssl({u"pkey"_s, u"-in"_s, path(u"key.pem"_s), u"-pubout"_s, u"-outform"_s,
                        u"DER"_s, u"-out"_s, path(u"pub.der"_s)});
    }

    [[nodiscard]] QString fingerprint() const {
        return QString::fromLatin1(
            QCryptographicHash::hash(content(path(u"pub.der"_s)), QCryptographicHash::Sha256)
                .toHex());
    }

    [[nodiscard]] CommandResult sign(const QStringList& more = {}) const {
        return CommandLine::run(QStringList{u"digest"_s, m_store, u"--session"_s, u"s1"_s, u"-o"_s,
                                            path(u"anchor"_s), u"--sign"_s, path(u"key.pem"_s),
                                            u"--format"_s, u"json"_s} +
                                more);
    }

    [[nodiscard]] CommandResult check(const QStringList& more = {}) const {
        return CommandLine::run(QStringList{u"digest"_s, m_store, u"--against"_s, path(u"anchor"_s),
                                            u"--format"_s, u"json"_s} +
                                more);
    }

    [[nodiscard]] CommandResult checkWithKey() const {
        return check({u"--verify-key"_s, path(u"pub.pem"_s)});
    }

    [[nodiscard]] static QJsonObject object(const CommandResult& result) {
        return QJsonDocument::fromJson(result.output).object();
    }

private slots:
    void init() {
        for (const QString& name : {u"anchor"_s, u"anchor.sig"_s, u"key.pem"_s, u"pub.pem"_s}) {
            QFile::remove(path(name));
        }
        m_store = m_stores
                      .store(StoreLocation::Kind::Sqlite,
                             {eventAt("s1", "e1", 1), eventAt("s1", "e2", 2)})
                      .path;
    }

    void signsForTheCommand_data() {
        QTest::addColumn<QString>("algorithm");
        QTest::newRow("Ed25519") << u"Ed25519"_s;
        QTest::newRow("ML-DSA-65") << u"ML-DSA-65"_s;
    }
    void signsForTheCommand() {
        QFETCH(QString, algorithm);
        if (!makeKeys(algorithm)) {
            QVERIFY(algorithm != u"Ed25519");
            QSKIP("this OpenSSL has no ML-DSA-65");
        }
        const CommandResult result = sign();
        QVERIFY2(result.exitCode == 0, result.summary());
        const QJsonObject signature = object(result)["signature"_L1].toObject();
        QCOMPARE(signature["algorithm"_L1].toString(), algorithm);
        QCOMPARE(signature["key"_L1].toString(), fingerprint());
        QCOMPARE(signature["checked"_L1], QJsonValue(false));
        const QStringList verify{
            u"pkeyutl"_s, u"-verify"_s, u"-pubin"_s,       u"-inkey"_s,   path(u"pub.pem"_s),
            u"-rawin"_s,  u"-in"_s,     path(u"anchor"_s), u"-sigfile"_s, path(u"anchor.sig"_s)};
        QVERIFY(openssl(verify));
        const CommandResult checked = checkWithKey();
        QVERIFY2(checked.exitCode == 0, checked.summary());
        QCOMPARE(object(checked)["signature"_L1]["valid"_L1], QJsonValue(true));
        overwrite(path(u"anchor"_s), content(path(u"anchor"_s)) + ' ');
        QVERIFY(!openssl(verify));
        QVERIFY2(checkWithKey().exitCode == 1, "a changed anchor passed");
    }

    void acceptsWhatTheCommandSigned_data() { signsForTheCommand_data(); }
    void acceptsWhatTheCommandSigned() {
        QFETCH(QString, algorithm);
        if (!makeKeys(algorithm)) {
            QSKIP("this OpenSSL has no ML-DSA-65");
        }
        QVERIFY(CommandLine::run(
                    {u"digest"_s, m_store, u"--session"_s, u"s1"_s, u"-o"_s, path(u"anchor"_s)})
                    .exitCode == 0);
        QVERIFY(openssl({u"pkeyutl"_s, u"-sign"_s, u"-inkey"_s, path(u"key.pem"_s), u"-rawin"_s,
                         u"-in"_s, path(u"anchor"_s), u"-out"_s, path(u"anchor.sig"_s)}));
        const CommandResult result = checkWithKey();
        QVERIFY2(result.exitCode == 0, result.summary());
        const QJsonObject signature = object(result)["signature"_L1].toObject();
        QCOMPARE(signature["checked"_L1], QJsonValue(true));
        QCOMPARE(signature["valid"_L1], QJsonValue(true));
        QCOMPARE(signature["algorithm"_L1].toString(), algorithm);
        QCOMPARE(signature["key"_L1].toString(), fingerprint());
    }

    void failsOnAnotherKeysSignature() {
        QVERIFY(makeKeys(u"ed25519"_s));
        QVERIFY(sign().exitCode == 0);
        QVERIFY(makeKeys(u"ed25519"_s));
        const CommandResult result = checkWithKey();
        QVERIFY2(result.exitCode == 1, result.summary());
        QCOMPARE(object(result)["holds"_L1], QJsonValue(false));
        QCOMPARE(object(result)["expected"_L1], object(result)["found"_L1]);
        const QJsonObject signature = object(result)["signature"_L1].toObject();
        QCOMPARE(signature["checked"_L1], QJsonValue(true));
        QCOMPARE(signature["valid"_L1], QJsonValue(false));
        const CommandResult text =
            CommandLine::run({u"digest"_s, m_store, u"--against"_s, path(u"anchor"_s),
                              u"--verify-key"_s, path(u"pub.pem"_s)});
        QVERIFY2(text.output.startsWith("session s1 does not hold: its signature is not valid\n"),
                 text.summary());
        QVERIFY2(text.output.contains("anchor.sig is none of this anchor by this key"),
                 text.summary());
    }

    void saysThatASignatureWasNotChecked() {
        QVERIFY(makeKeys(u"ed25519"_s));
        QVERIFY(sign().exitCode == 0);
        const CommandResult result = check();
        QVERIFY2(result.exitCode == 0, result.summary());
        const QJsonObject signature = object(result)["signature"_L1].toObject();
        QCOMPARE(signature["checked"_L1], QJsonValue(false));
        QVERIFY(signature["valid"_L1].isNull());
        QVERIFY(signature["message"_L1].toString().contains(u"anchor.sig was not checked"));
        QVERIFY(QFile::remove(path(u"anchor.sig"_s)));
        const CommandResult unsignedResult = check();
        QVERIFY2(unsignedResult.exitCode == 0, unsignedResult.summary());
        QVERIFY(object(unsignedResult).contains(u"signature"));
        QVERIFY(object(unsignedResult)["signature"_L1].isNull());
        const CommandResult missing = checkWithKey();
        QVERIFY2(missing.exitCode == 3 && missing.messages.contains("anchor.sig"),
                 missing.summary());
    }

    // A key of 1952 bytes for 2.16.840.1.101.3.4.3.18; that it is nobody's does not matter here.
    void saysWhatCannotBeCheckedHere() {
        if (makeKeys(u"ML-DSA-65"_s)) {
            QSKIP("this OpenSSL has ML-DSA-65");
        }
        QVERIFY(makeKeys(u"ed25519"_s));
        QVERIFY(sign().exitCode == 0);
        const QByteArray der = QByteArray::fromHex("308207b2300b0609608648016503040312038207a100") +
                               QByteArray(1952, '\x17');
        overwrite(path(u"pub.pem"_s),
                  "-----BEGIN PUBLIC KEY-----\n" + der.toBase64() + "\n-----END PUBLIC KEY-----\n");
        const CommandResult result = checkWithKey();
        QVERIFY2(result.exitCode == 4, result.summary());
        QCOMPARE(object(result)["holds"_L1], QJsonValue(true));
        const QJsonObject signature = object(result)["signature"_L1].toObject();
        QCOMPARE(signature["checked"_L1], QJsonValue(false));
        QVERIFY(signature["valid"_L1].isNull());
        QCOMPARE(signature["algorithm"_L1].toString(), u"ML-DSA-65"_s);
        QVERIFY2(signature["message"_L1].toString().contains(
                     u"cannot be checked here: this OpenSSL (3."),
                 result.summary());
    }

    void refusesUnusableKeys() {
        QVERIFY(makeKeys(u"ed25519"_s));
        const QString keyPath = path(u"key.pem"_s);
        const auto refuses = [this](const char* why) {
            const CommandResult result = sign();
            QVERIFY2(result.exitCode == 3 && result.output.isEmpty(), result.summary());
            QVERIFY2(result.messages.contains(why) && result.messages.contains("key.pem"),
                     result.summary());
            QVERIFY(!QFile::exists(path(u"anchor"_s)));
            QVERIFY(!QFile::exists(path(u"anchor.sig"_s)));
        };
        overwrite(keyPath, content(path(u"pub.pem"_s)));
        refuses("signing takes the private one");
        overwrite(keyPath, "no key");
        refuses("no PEM file");
        QVERIFY(openssl({u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s,
                         u"ec_paramgen_curve:P-256"_s, u"-out"_s, keyPath}));
        refuses("it is a key for id-ecPublicKey");
        QVERIFY(openssl({u"genpkey"_s, u"-algorithm"_s, u"ed25519"_s, u"-aes256"_s, u"-pass"_s,
                         u"pass:secret"_s, u"-out"_s, keyPath}));
        refuses("is protected by a passphrase");
        QVERIFY(QFile::remove(keyPath));
        refuses("No such file");
    }

    void asksForThePassphraseOnATerminal() {
        QVERIFY(openssl({u"genpkey"_s, u"-algorithm"_s, u"ed25519"_s, u"-aes256"_s, u"-pass"_s,
                         u"pass:secret"_s, u"-out"_s, path(u"key.pem"_s)}));
        QProcess terminal;
        terminal.setProcessChannelMode(QProcess::MergedChannels);
        terminal.start(u"script"_s, {u"-qec"_s,
                                     u"'%1' digest '%2' --session s1 -o '%3' --sign '%4'"_s.arg(
                                         QStringLiteral(MUSCOPE_CLI), m_store, path(u"anchor"_s),
                                         path(u"key.pem"_s)),
                                     u"/dev/null"_s});
        QByteArray shown;
        const auto isAsked = [&] {
            shown += terminal.readAll();
            return shown.contains("Passphrase of ");
        };
        QVERIFY2(QTest::qWaitFor(isAsked, 20'000), shown);
        terminal.write("secret\n");
        QVERIFY(terminal.waitForFinished());
        shown += terminal.readAll();
        QVERIFY2(terminal.exitCode() == 0 && shown.contains("anchor.sig was written"), shown);
        QVERIFY2(!shown.contains("secret"), shown);
    }

    void doesNotReplaceTheKey() {
        QVERIFY(makeKeys(u"ed25519"_s));
        const QByteArray key = content(path(u"key.pem"_s));
        const CommandResult result =
            CommandLine::run({u"digest"_s, m_store, u"--session"_s, u"s1"_s, u"-o"_s,
                              path(u"key.pem"_s), u"--sign"_s, path(u"key.pem"_s), u"--force"_s});
        QVERIFY2(result.exitCode == 2 && result.messages.contains("would destroy"),
                 result.summary());
        QCOMPARE(content(path(u"key.pem"_s)), key);
    }

    void leavesNoOldSignatureBesideANewAnchor() {
        QVERIFY(makeKeys(u"ed25519"_s));
        QVERIFY(sign().exitCode == 0);
        QVERIFY2(sign().exitCode == 3, "a signed anchor was replaced");
        QVERIFY(sign({u"--force"_s}).exitCode == 0);
        QVERIFY(CommandLine::run({u"digest"_s, m_store, u"--session"_s, u"s1"_s, u"-o"_s,
                                  path(u"anchor"_s), u"--force"_s})
                    .exitCode == 0);
        QVERIFY(!QFile::exists(path(u"anchor.sig"_s)));
    }

    void warnsOfAKeyThatOthersCanRead() {
        QVERIFY(makeKeys(u"ed25519"_s));
        QFile::setPermissions(path(u"key.pem"_s), QFile::ReadOwner | QFile::WriteOwner);
        CommandResult result = sign();
        QVERIFY2(result.exitCode == 0 && result.messages.isEmpty(), result.summary());
        QFile::setPermissions(path(u"key.pem"_s), QFile::ReadOwner | QFile::ReadGroup);
        result = sign({u"--force"_s});
        QVERIFY2(result.exitCode == 0 && result.messages.contains("others can read the private"),
                 result.summary());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestDigestSignature)
#include "tst_digest_signature.moc"
