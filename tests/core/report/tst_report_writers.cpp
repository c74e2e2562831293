// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Every writer over a report with something in each part: against tests/data/reports (with
// MUSCOPE_UPDATE_EXPECTED set it is written there, to be read before it is committed), with hostile
// texts in every place, and onto a full disk.
#include "core/mcp/event_json_reader.h"
#include "core/report/builtin_writers.h"
#include "tests/core/report/hostile_texts.h"
#include "tests/core/report/markdown_reader.h"
#include "tests/core/report/sample_report.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestReportWriters final : public QObject {
    Q_OBJECT

    static std::string same(const std::string& text) { return text; }

    static const ReportFormat& formatOf(const char* id) {
        for (const ReportFormat& format : builtinWriters()) {
            if (qstrcmp(format.id, id) == 0) {
                return format;
            }
        }
        qFatal("there is no format %s", id);
    }

    static void addFormats() {
        QTest::addColumn<QString>("id");
        for (const ReportFormat& format : builtinWriters()) {
            QTest::newRow(format.id) << QString::fromLatin1(format.id);
        }
    }

    // Every tag of a page, as written but for the numbers; a "<" that begins none is text that was
    // not escaped.
    static QStringList tagsOf(const QString& html) {
        static const QRegularExpression tag(u"<[^<>]*>"_s);
        static const QRegularExpression value(u"=\"[-0-9.]+\""_s);
        QStringList tags;
        for (auto match = tag.globalMatch(html); match.hasNext();) {
            tags += match.next().captured().remove(value);
        }
        return html.count(u'<') == tags.size() ? tags : QStringList{u"an open <"_s};
    }

private slots:
    void writesWhatIsExpected_data() { addFormats(); }
    void writesWhatIsExpected() {
        QFETCH(const QString, id);
        const ReportFormat& format = formatOf(qPrintable(id));
        const QByteArray written = writtenBy(*format.make(), &same);
        QFile file(QStringLiteral(MUSCOPE_TEST_DATA "/reports/sample.") +
                   QString::fromLatin1(format.suffix));
        if (qEnvironmentVariableIsSet("MUSCOPE_UPDATE_EXPECTED")) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(written) == written.size());
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(written, file.readAll());
    }

    void failsOnAFullDisk_data() { addFormats(); }
    void failsOnAFullDisk() {
        QFETCH(const QString, id);
        QFile full(u"/dev/full"_s);
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        ReportOutput output(full, full.fileName());
        Result<void> written = formatOf(qPrintable(id))
                                   .make()
                                   ->write(sampleReport(&same), sampleEvents(&same), output);
        if (written) {
            written = output.finish();
        }
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Write);
        QVERIFY2(written.error().message.contains(u"/dev/full"),
                 qPrintable(written.error().message));
    }

    void hostileTextsMakeNoMarkupInHtml_data() {
        QTest::addColumn<QByteArray>("text");
        int number = 0;
        for (const std::string& text : hostileTexts()) {
            QTest::addRow("%d", number++) << QByteArray::fromStdString(text);
        }
    }
    void hostileTextsMakeNoMarkupInHtml() {
        QFETCH(const QByteArray, text);
        const auto writer = formatOf("html").make();
        const auto hostile = [&](const std::string&) { return text.toStdString(); };
        const QString page = QString::fromUtf8(writtenBy(*writer, hostile));
        QCOMPARE(tagsOf(page), tagsOf(QString::fromUtf8(writtenBy(*writer, &same))));
        for (const QChar unit : {u'\u202E', u'\u2066', u'\u200B', u'\uFEFF', u'\u001b', u'\0'}) {
            QVERIFY(!page.contains(unit));
        }
        QVERIFY(!page.contains(QChar::ReplacementCharacter)); // it is valid UTF-8
    }

    void thePageLoadsNothing() {
        const QString page = QString::fromUtf8(writtenBy(*formatOf("html").make(), &same));
        QVERIFY(page.contains(u"default-src 'none'; style-src 'unsafe-inline'"));
        static const QRegularExpression loads(
            u"<(script|link|img|iframe|object|embed|base|form)|url\\(|@import|src=|https?://"
            "|href=\"(?!#)"_s);
        QVERIFY2(!loads.match(page).hasMatch(), qPrintable(loads.match(page).captured()));
    }

    void hostileTextsMakeNoMarkupInMarkdown_data() { hostileTextsMakeNoMarkupInHtml_data(); }
    void hostileTextsMakeNoMarkupInMarkdown() {
        QFETCH(const QByteArray, text);
        const auto writer = formatOf("md").make();
        const auto hostile = [&](const std::string&) { return text.toStdString(); };
        const MarkdownReader plain(writtenBy(*writer, &same).toStdString());
        const MarkdownReader read(writtenBy(*writer, hostile).toStdString());
        QCOMPARE(read.cells(), plain.cells());
        QCOMPARE(read.count("heading"), plain.count("heading"));
        QCOMPARE(read.count("code_block"), plain.count("code_block"));
        QCOMPARE(read.count("item"), plain.count("item"));
        for (const char* kind : {"link", "image", "html_inline", "html_block", "strikethrough",
                                 "footnote_reference", "block_quote"}) {
            QVERIFY2(read.count(kind) == 0, kind);
        }
    }

    void hostileTextsStayInTheirFieldOfCsv_data() { hostileTextsMakeNoMarkupInHtml_data(); }
    void hostileTextsStayInTheirFieldOfCsv() {
        QFETCH(const QByteArray, text);
        const auto hostile = [&](const std::string&) { return text.toStdString(); };
        const QByteArray written = writtenBy(*formatOf("csv").make(), hostile);
        // Outside of quotes there are as many separators as without such texts.
        const auto separators = [](const QByteArray& csv) {
            QByteArray found;
            bool isQuoted = false;
            for (const char c : csv) {
                isQuoted = isQuoted != (c == '"');
                found += !isQuoted && (c == ',' || c == '\r' || c == '\n') ? QByteArray(1, c)
                                                                           : QByteArray();
            }
            return found;
        };
        QCOMPARE(separators(written), separators(writtenBy(*formatOf("csv").make(), &same)));
        for (const char* const start : {",=", ",+", ",-", ",@", ",\"=", ",\"+", ",\"-", ",\"@"}) {
            QVERIFY2(!written.contains(start), start);
        }
    }

    void everyLineOfNdjsonIsAnEventBehindTheHead() {
        for (const std::string& text : hostileTexts()) {
            const auto hostile = [&](const std::string&) { return text; };
            const QByteArrayList lines = writtenBy(*formatOf("ndjson").make(), hostile).split('\n');
            QCOMPARE(lines.size(), 4);
            QVERIFY(lines.back().isEmpty());
            EventJsonReader reader;
            QVERIFY(reader.read(lines[0].toStdString()).error().isReportHead);
            const auto first = reader.read(lines[1].toStdString());
            QVERIFY(first);
            QCOMPARE(first->event.payload->toStdString(), text);
            QCOMPARE(first->event.eventId.value().toStdString(), text);
        }
    }

    void paragraphsOfAllFormatsSayTheSame() {
        // The summary is in each, word by word, once markup is taken off.
        for (const ReportFormat& format : builtinWriters()) {
            if (format.isForPrograms()) {
                continue;
            }
            QString text = QString::fromUtf8(writtenBy(*format.make(), &same));
            text.remove(u'\\');
            for (const std::string& sentence : sampleReport(&same).summary) {
                QVERIFY2(text.contains(QString::fromStdString(sentence)), sentence.c_str());
            }
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestReportWriters)
#include "tst_report_writers.moc"
