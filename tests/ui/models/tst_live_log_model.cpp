// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/live_log_model.h"
#include "ui/models/live_text.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// The log of live connections as rows and words.
class LiveLogModelTest final : public QObject {
    Q_OBJECT

private:
    static LiveLog::Entry entry(std::uint32_t connection, const char* facts,
                                const char* bytes = "") {
        LiveEvent event;
        event.kind = LiveEventKind::Connection;
        event.facts = facts;
        event.bytes = bytes;
        event.stream = "get";
        event.seen = Timestamp::fromMicroseconds(0);
        return logEntryOf(event, connection);
    }

private slots:
    void listsOneConnectionOrAll() {
        LiveLog log;
        LiveLogModel model(log);
        const QAbstractItemModelTester tester(&model);
        log.append({entry(1, "{\"state\":\"connected\"}"), entry(2, "{\"state\":\"failed\"}")});
        QCOMPARE(model.rowCount(), 2);
        model.setConnection(2);
        QCOMPARE(model.rowCount(), 1);
        log.append({entry(1, "{}"), entry(2, "{}")});
        QCOMPARE(model.rowCount(), 2);
        model.setConnection(0);
        QCOMPARE(model.rowCount(), 4);
    }

    void keepsTheNewest() {
        LiveLog log;
        LiveLogModel model(log);
        const QAbstractItemModelTester tester(&model);
        const std::vector<LiveLog::Entry> many(LiveLog::MostEntries, entry(1, "{}"));
        log.append(many);
        model.setConnection(1);
        log.append({entry(1, "{\"state\":\"resumed\"}")});
        QCOMPARE(model.rowCount(), static_cast<int>(LiveLog::MostEntries));
        QCOMPARE(log.dropped(), 1);
        QCOMPARE(liveStepText(model.entryAt(model.rowCount() - 1)), u"resumed"_s);
    }

    void tellsAStepInWords() {
        const auto failed =
            entry(1, "{\"state\":\"failed\",\"why\":\"nobody\\nlistens\",\"status\":404}");
        QCOMPARE(liveStepText(*failed), u"failed"_s);
        QCOMPARE(liveLineText(*failed), u"nobody␊listens · status 404"_s);
        QCOMPARE(liveTone(*failed), LiveTone::Failure);
        QVERIFY(liveDetailText(*failed).contains(u"status: 404"_s));
    }

    void showsWhatPassedByteForByte() {
        const auto shown = liveDetailText(*entry(1, "", "a\x01z"));
        QCOMPARE(shown, u"a␁z"_s);
    }

    void keepsNoMoreThanItsShareOfWhatPassed() {
        const std::string large(LiveLogEntry::MostRaw + 1, 'x');
        const auto kept = entry(1, "", large.c_str());
        QCOMPARE(kept->raw.size(), static_cast<qsizetype>(LiveLogEntry::MostRaw));
        QCOMPARE(kept->rawSize, large.size());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::LiveLogModelTest)
#include "tst_live_log_model.moc"
