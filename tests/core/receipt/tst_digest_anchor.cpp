// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// An anchor on its way to a file and back, and what a comparison with it names.
#include "core/receipt/anchor_comparison.h"
#include "core/receipt/anchor_file.h"
#include "core/receipt/anchor_signature.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// "a1 b1 c2": event a with digest 1, and so on.
std::vector<AnchoredEvent> events(const QByteArray& words) {
    std::vector<AnchoredEvent> list;
    for (const QByteArray& word : words.split(' ')) {
        if (!word.isEmpty()) {
            AnchoredEvent event{word.chopped(1).toStdString(), {}};
            event.digest.fill(word.back());
            list.push_back(event);
        }
    }
    return list;
}

QByteArray joined(const std::vector<std::string>& ids) {
    QByteArray text;
    for (const std::string& id : ids) {
        text += (text.isEmpty() ? "" : " ") + QByteArray::fromStdString(id);
    }
    return text;
}

DigestAnchor anchorOf(const std::string& session, std::vector<AnchoredEvent> list) {
    DigestChain chain(session);
    for (const AnchoredEvent& event : list) {
        chain.add(event.digest);
    }
    return {session, chain.count(), chain.digest(), std::move(list)};
}

} // namespace

class TestDigestAnchor final : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"anchor.json"_s);
        std::vector<AnchoredEvent> list = events("e1 e2 e3");
        list[1].id = "\"quoted\"\n\xf0\x9f\x98\x80";
        list[2].id = "no text \xff\xed\xa0\x80";
        for (const std::string session : {"s1", "", "\xc3"}) {
            const DigestAnchor anchor = anchorOf(session, list);
            QVERIFY(writeAnchor(anchor, path, nullptr, Replace::Replace).has_value());
            const Result<DigestAnchor> read =
                DigestAnchor::parse(*DigestAnchor::readText(path), path);
            QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
            QCOMPARE(read->sessionId, anchor.sessionId);
            QCOMPARE(read->count, 3);
            QVERIFY(read->digest == anchor.digest && read->events == anchor.events);
            QVERIFY(read->isConsistent());
        }
    }

    void hasAnEventALine() {
        const std::string text = anchorOf("s1", events("a1 b2")).toText();
        const QList<QByteArray> lines = QByteArray::fromStdString(text).split('\n');
        QCOMPARE(lines.size(), 9);
        QCOMPARE(lines[0], QByteArray(R"({"algorithm":"muscope digest 1",)"));
        QCOMPARE(lines[1], QByteArray(R"("session_id":"s1",)"));
        QCOMPARE(lines[2], QByteArray(R"("count":2,)"));
        QCOMPARE(lines[5], "[\"a\",\"" + QByteArray("31").repeated(32) + "\"],");
        QCOMPARE(lines[7], QByteArray("]}"));
        QVERIFY(DigestAnchor::parse(anchorOf("s1", {}).toText(), u"anchor"_s)->events.empty());
    }

    void readsWhatEditorsMakeOfIt() {
        const DigestAnchor anchor = anchorOf("s1", events("a1 b2"));
        QByteArray text = QByteArray::fromStdString(anchor.toText());
        text.replace('\n', "\r\n  ").replace(",", " ,\t").prepend("\xef\xbb\xbf");
        text.replace(QByteArray::fromStdString(hexOf(anchor.digest)),
                     QByteArray::fromStdString(hexOf(anchor.digest)).toUpper());
        text.replace("\"count\"", "\"note\":{\"by\":\"me\"},\"count\"");
        const auto read = DigestAnchor::parse(text.toStdString(), u"anchor"_s);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QVERIFY(read->isConsistent() && read->events == anchor.events);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* from, const char* to, const QString& message) {
            QTest::addRow("%s > %s", from, to) << QByteArray(from) << QByteArray(to) << message;
        };
        row("]}", "]", u"line "_s);
        row("{", "[{", u"line "_s);
        row("digest 1", "digest 2", u"line 1: its algorithm is not “muscope digest 1”"_s);
        row("\"algorithm\"", "\"algorithms\"", u"“algorithm” is missing"_s);
        row("\"session_id\"", "\"session\"", u"“session_id” is missing"_s);
        row("\"s1\"", "1", u"line 2: an id is a string"_s);
        row("\"s1\"", "{\"base64\":\"*\"}", u"line 2: an id is no base64"_s);
        row("\"s1\"", "{\"base64\":1}", u"line 2: an id is a string"_s);
        row("\"count\":2", "\"count\":2.5", u"line 3: “count” is a whole number"_s);
        row("\"count\":2", "\"count\":-2", u"line 3: “count” is a whole number"_s);
        row("\"count\":2", "\"count\":99999999999999999999", u"“count” is a whole number"_s);
        row("\"digest\":\"", "\"digest\":\"0", u"line 4: a digest is a string of 64 hex"_s);
        row("\"events\":[", "\"events\":{},\"x\":[", u"line 5: “events” is a list"_s);
        row("[\"a\",", "[\"a\",1,", u"line 6: an event is [event_id, digest]"_s);
        row("[\"a\",", "[null,", u"line 6: an id is a string"_s);
        row("[\"b\",\"32", "[\"b\",\"x2", u"line 7: a digest is a string of 64 hex"_s);
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, message);
        QByteArray text = QByteArray::fromStdString(anchorOf("s1", events("a1 b2")).toText());
        QVERIFY(text.contains(from));
        text.replace(from, to);
        const auto read = DigestAnchor::parse(text.toStdString(), u"anchor.json"_s);
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().message.startsWith(u"anchor.json is no anchor: "_s) &&
                     read.error().message.contains(message),
                 qPrintable(read.error().message));
    }

    void refusesEveryCutText() {
        const std::string text = anchorOf("s1", events("a1 b2")).toText();
        const std::size_t end = text.size() - 1; // the last line end may be missing
        for (std::size_t length = 0; length < end; ++length) {
            QVERIFY(!DigestAnchor::parse(text.substr(0, length), u"anchor"_s).has_value());
        }
        QVERIFY(!DigestAnchor::parse(std::string(100'000, '['), u"anchor"_s).has_value());
    }

    void knowsWhenItContradictsItself() {
        const DigestAnchor anchor = anchorOf("s1", events("a1 b2"));
        DigestAnchor edited = anchor;
        edited.count = 3;
        QVERIFY(!edited.isConsistent());
        edited = anchor;
        edited.sessionId = "s2";
        QVERIFY(!edited.isConsistent());
        edited = anchor;
        edited.events.pop_back();
        QVERIFY(!edited.isConsistent());
        edited = anchor;
        edited.events[1].digest[31] = 'x';
        QVERIFY(!edited.isConsistent());
    }

    void saysWhatCannotBeReadOrWritten() {
        QTemporaryDir folder;
        for (const QString& path : {folder.path(), folder.filePath(u"none"_s)}) {
            const auto read = DigestAnchor::readText(path);
            QVERIFY(!read.has_value() && read.error().message.contains(path));
        }
        const QString nowhere = folder.filePath(u"no folder/anchor"_s);
        const auto written = writeAnchor(anchorOf("s1", {}), nowhere, nullptr, Replace::Refuse);
        QVERIFY(!written.has_value() && written.error().message.contains(nowhere));
    }

    void doesNotTakeTheirPlaceUnasked() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"anchor.json"_s);
        const DigestAnchor first = anchorOf("s1", events("a1"));
        const DigestAnchor second = anchorOf("s2", events("b1"));
        QVERIFY(writeAnchor(first, path, nullptr, Replace::Refuse).has_value());
        const auto refused = writeAnchor(second, path, nullptr, Replace::Refuse);
        QVERIFY(!refused.has_value() && refused.error().message.contains(path));
        QCOMPARE(*DigestAnchor::readText(path), first.toText());
        // Nor of a signature, whose anchor is elsewhere: it would seem to be one of the new anchor.
        const QString signature = AnchorSignature::pathFor(path);
        QVERIFY(QFile::rename(path, signature));
        const auto alone = writeAnchor(second, path, nullptr, Replace::Refuse);
        QVERIFY(!alone.has_value() && alone.error().message.contains(signature));
        QVERIFY(!QFile::exists(path));
        QVERIFY(writeAnchor(second, path, nullptr, Replace::Replace).has_value());
        QCOMPARE(*DigestAnchor::readText(path), second.toText());
        QVERIFY(!QFile::exists(signature));
    }

    void namesWhatBecameOfEachEvent_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("expected"); // changed | removed | inserted | reordered
        const auto row = [](const char* before, const char* after, const char* expected) {
            QTest::addRow("%s > %s", before, after)
                << QByteArray(before) << QByteArray(after) << QByteArray(expected);
        };
        row("", "", "|||");
        row("a1 b1 c1", "a1 b1 c1", "|||");
        row("a1 b1 c1", "a1 b2 c1", "b|||");
        row("a1 b1 c1", "a1 c1", "|b||");
        row("a1 b1 c1", "", "|a b c||");
        row("a1 c1", "a1 b1 c1 d1", "||b d|");
        row("", "a1 b1", "||a b|");
        row("a1 b1 c1 d1", "a1 c1 b1 d1", "|||b c");
        row("a1 b1 c1 d1 e1", "b1 c1 d1 e1 a1", "|||a");
        row("a1 b1 c1 d1 e1", "e1 a1 b1 c1 d1", "|||e");
        row("a1 b1 c1 d1 e1", "a1 d1 c1 b1 e1", "|||b c d");
        row("a1 b1 c1 d1", "x1 c2 a1 d1", "c|b|x|a c");
        // Ids that stand more than once.
        row("a1 a2 a3", "a1 a2 a3", "|||");
        row("a1 a1 a1", "a1 a1", "|a||");
        row("a1 a2 a3", "a1 a3", "|a||");
        row("a1 a2 a3", "a1 a4 a3", "a|||");
        row("a1 b1", "a1 b1 a1", "||a|");
        row("a1 a2 b1", "a2 a1 b1", "|||a a");
    }
    void namesWhatBecameOfEachEvent() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, expected);
        const auto found = AnchorComparison::of(events(before), events(after));
        QCOMPARE(joined(found.changed) + '|' + joined(found.removed) + '|' +
                     joined(found.inserted) + '|' + joined(found.reordered),
                 expected);
        QCOMPARE(found.isEmpty(), before == after);
    }

    // Whatever was done to a list, something is named, and as much as the counts say.
    void missesNothing() {
        std::mt19937 random(3);
        for (int round = 0; round < 3'000; ++round) {
            const auto some = [&random] {
                std::vector<AnchoredEvent> list;
                for (std::size_t count = random() % 8; count != 0; --count) {
                    AnchoredEvent event{std::string(1, char('a' + random() % 4)), {}};
                    event.digest.fill(char('1' + random() % 2));
                    list.push_back(event);
                }
                return list;
            };
            const auto before = some();
            const auto after = some();
            const auto found = AnchorComparison::of(before, after);
            QCOMPARE(found.isEmpty(), before == after);
            QCOMPARE(before.size() - found.removed.size(), after.size() - found.inserted.size());
        }
    }

    void bearsManyEvents() {
        std::vector<AnchoredEvent> before;
        for (int number = 0; number < 200'000; ++number) {
            before.push_back({"event " + std::to_string(number), {}});
        }
        std::vector<AnchoredEvent> after = before;
        std::ranges::reverse(after);
        QCOMPARE(AnchorComparison::of(before, after).reordered.size(), before.size());
        for (AnchoredEvent& event : before) {
            event.id = "same";
        }
        QVERIFY(AnchorComparison::of(before, before).isEmpty());
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestDigestAnchor)
#include "tst_digest_anchor.moc"
