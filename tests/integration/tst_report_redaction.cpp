// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// report --redact: secrets in every place a report tells of, looked for in every format.
#include "core/receipt/reversed_compare.h"
#include "tests/integration/report_text.h"
#include "tests/support/command_line.h"
#include "tests/support/problem_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

class TestReportRedaction final : public QObject {
    Q_OBJECT

    // Each is in one place; letters and digits alone, so that no format writes it otherwise.
    struct Secret {
        const char* place;
        QByteArray word;
        // By a document that redacts nothing, which is how this test knows that it looks.
        bool isTold;
    };

    const std::vector<Secret> m_secrets{{"session id", "zqsession", true},
                                        {"event id", "zqevent", true},
                                        {"event type", "zqtype", true},
                                        {"payload", "zqpayload", true},
                                        {"key", "zqkey", true},
                                        {"password in a text", "zqnested", true},
                                        {"tool", "zqtool", true},
                                        {"metadata", "zqmetadata", false},
                                        {"raw bytes", "zqraw", false},
                                        {"stream", "zqstream", false},
                                        {"failing subject", "zqsubject", true},
                                        {"failing receipt", "zqreceipt", true},
                                        {"receipt by words", "zqwords", true},
                                        {"receipt file", "zqfile", true},
                                        {"error", "zqerror", true},
                                        {"breach", "zqbreach", true},
                                        {"schema", "zqschema", true},
                                        {"workflow", "zqworkflow", true},
                                        {"tool of a workflow", "zqdeclared", true},
                                        {"filter", "zqfilter", true},
                                        {"store", "zqstore", true},
                                        {"customer", "zqcustomer", true},
                                        {"path", "zqpath", true},
                                        {"pattern", "zqpattern", true}};

    QTemporaryDir m_folder;
    QString m_store;
    int m_files = 0;

    static QByteArray mail(const QByteArray& word) { return word + "@mail.example"; }

    static QByteArray reversed(const QByteArray& text) {
        std::string result;
        appendReversed(text.toStdString(), result);
        return QByteArray::fromStdString(result);
    }

    static StoredEvent eventOf(const char* id, const char* second, const char* type,
                               const QByteArray& payload, const QByteArray& metadata = "{}") {
        StoredEvent event = problemEvent(id, second, type, "", "");
        event.sessionId = SessionId("of " + mail("zqsession"));
        event.payload = payload;
        event.metadata = metadata;
        return event;
    }

    static std::vector<StoredEvent> events() {
        std::vector<StoredEvent> events{
            eventOf("e1", "01.000", "tool_call",
                    "{\"to\":\"" + mail("zqpayload") + "\",\"" + mail("zqkey") +
                        "\":1,"
                        "\"text\":\"{\\\"password\\\":\\\"zqnested\\\"}\"}",
                    "{\"cookie\":\"zqmetadata\"}"),
            eventOf("e2", "02.000", "tool_call", "{\"tool\":\"" + mail("zqtool") + "\"}"),
            eventOf("e3", "03.000", "tool_call", "{\"tool\":\"a\",\"api_key\":\"zqsubject\"}",
                    "{\"mu\":\"}\\\"zqreceipt\\\":\\\"yek_ipa\\\",\\\"b\\\":\\\"loot\\\"{\"}"),
            eventOf("e4", "04.000", "mu_receipt",
                    "{\"event_id\":\"e3\",\"mu\":\"zqwords as it stands\"}"),
            eventOf("e5", "05.000", "note", "{\"plain\":\"one\"}"),
            eventOf("e6", "06.000", "request",
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                    "{\"name\":\"greet\",\"arguments\":{\"name\":\"" +
                        mail("zqbreach") + "\"}}}"),
            eventOf("e7", "07.000", "response",
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"no, " +
                        mail("zqerror") + "\"}}"),
            eventOf("e8", "08.000", "note",
                    "{\"Customer\":\"zqcustomer\",\"in\":[{\"ssn\":\"zqpath\"}],"
                    "\"text\":\"C-zqpattern\"}"),
        };
        StoredEvent other = eventOf("", "09.000", "", "{\"plain\":\"two\"}");
        other.eventId = EventId("of " + mail("zqevent"));
        other.type = "of " + mail("zqtype");
        other.streamId = mail("zqstream");
        other.raw = "Cookie: zqraw";
        events.push_back(other);
        return events;
    }

    void write(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
    }

    [[nodiscard]] QStringList words(const ReportFormat& format) {
        QStringList words{u"report"_s,
                          m_store,
                          u"--all"_s,
                          u"--format"_s,
                          QString::fromLatin1(format.id),
                          u"--filter"_s,
                          u"not type == \"%1\""_s.arg(QString::fromUtf8(mail("zqfilter"))),
                          u"--receipts"_s,
                          m_folder.filePath(u"receipts"_s),
                          u"--workflows"_s,
                          m_folder.filePath(u"workflows"_s)};
        if (!format.isForPrograms()) {
            words
                << u"--parts"_s
                << u"verdicts,timeline,failures,problems,operations,workflows,digest,proof,events"_s;
        }
        return words;
    }

    static const ReportFormat& formatOf(QByteArrayView id) {
        return *std::ranges::find_if(formatsOfReports(),
                                     [id](const ReportFormat& one) { return one.id == id; });
    }

    [[nodiscard]] QByteArray reportOf(const ReportFormat& format, const QStringList& more) {
        const QString path = m_folder.filePath(u"report %1"_s.arg(++m_files));
        const CommandResult result =
            CommandLine::run(words(format) + QStringList{u"-o"_s, path} + more);
        if (result.exitCode > 1) {
            qFatal("%s", result.summary().constData());
        }
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? reportText(format, file.readAll()) : QByteArray();
    }

private slots:
    void initTestCase() {
        QVERIFY(QDir(m_folder.path()).mkpath(u"receipts"_s));
        QVERIFY(QDir(m_folder.path()).mkpath(u"workflows"_s));
        m_store = m_folder.filePath(u"of zqstore@mail.example"_s);
        QVERIFY(writeStore(m_store, events()));
        write(u"receipts/e5.mu"_s, reversed("{\"plain\":\"" + mail("zqfile") + "\"}"));
        write(u"workflows/%1.maml.md"_s.arg(QString::fromUtf8(mail("zqworkflow"))),
              "---\nid: 1\ntools:\n  - name: greet\n  - name: " + mail("zqdeclared") +
                  "\n---\n## Input_Schema\n```json\n"
                  "{\"properties\": {\"name\": {\"const\": \"" +
                  mail("zqschema") + "\"}}}\n```\n");
        write(u"rules.json"_s, "{\"rules\":[{\"key\":\"customer\",\"ignore_case\":true},"
                               "{\"path\":\"/in/0/ssn\"},{\"pattern\":\"C-[a-z]+\"}]}");
    }

    void noFormatTellsASecret_data() {
        QTest::addColumn<QByteArray>("id");
        for (const ReportFormat& format : formatsOfReports()) {
            QTest::newRow(format.id) << QByteArray(format.id);
        }
    }
    void noFormatTellsASecret() {
        QFETCH(const QByteArray, id);
        const ReportFormat& format = formatOf(id);
        const QByteArray plain = reportOf(format, {});
        const QByteArray redacted = reportOf(format, {u"--redact"_s, u"builtin"_s, u"--redact"_s,
                                                      m_folder.filePath(u"rules.json"_s)});
        QVERIFY(plain.contains("zqpayload"));
        QVERIFY(redacted.contains("e-mail"));
        for (const Secret& secret : m_secrets) {
            if (secret.isTold && !format.isForPrograms()) {
                QVERIFY2(plain.contains(secret.word) || plain.contains(reversed(secret.word)),
                         secret.place);
            }
            for (const QByteArray& word : {secret.word, reversed(secret.word)}) {
                const qsizetype at = redacted.indexOf(word);
                QVERIFY2(at < 0, secret.place + (": " + redacted.mid(at - 80, 160)));
            }
        }
    }

    void saysWhatItTookOutAndWhatItCouldNotCheck() {
        const QByteArray report = reportOf(formatOf("md"), {u"--redact"_s, u"builtin"_s});
        QVERIFY(report.contains("Redaction"));
        QVERIFY(report.contains("not checkable"));
        QVERIFY(report.contains("redacted"));
    }

    void tellsBeforeWhatItWouldTakeOut() {
        const QString rules = m_folder.filePath(u"rules.json"_s);
        const CommandResult result = CommandLine::run(
            {u"report"_s, m_store, u"--all"_s, u"--redact"_s, rules, u"--dry-run"_s});
        QVERIFY2(result.exitCode == 0, result.summary().constData());
        QCOMPARE(result.output, QByteArray("rule            places  events\n"
                                           "key customer         1       1\n"
                                           "path /in/0/ssn       1       1\n"
                                           "pattern 1            1       1\n"));
        const CommandResult none =
            CommandLine::run({u"report"_s, m_store, u"--session"_s, u"none"_s, u"--redact"_s, rules,
                              u"--dry-run"_s});
        QCOMPARE(none.exitCode, 3);
    }

    void refusesWhatMakesNoSense() {
        const QStringList start{u"report"_s, m_store, u"--all"_s, u"-o"_s, u"-"_s};
        const CommandResult missing =
            CommandLine::run(start + QStringList{u"--redact"_s, u"no such file"_s});
        QCOMPARE(missing.exitCode, 3);
        QVERIFY(missing.messages.contains("no such file"));
        write(u"wrong.json"_s, "{\"rules\":[{\"pattern\":\"(\"}]}");
        const CommandResult wrong = CommandLine::run(
            start + QStringList{u"--redact"_s, m_folder.filePath(u"wrong.json"_s)});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY(wrong.messages.contains("wrong at its character"));
        QCOMPARE(CommandLine::run(start + QStringList{u"--dry-run"_s}).exitCode, 2);
    }

    void isTheSameTwice() {
        const QStringList redact{u"--redact"_s, u"builtin"_s};
        const ReportFormat& html = formatOf("html");
        QCOMPARE(reportOf(html, redact), reportOf(html, redact));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestReportRedaction)
#include "tst_report_redaction.moc"
