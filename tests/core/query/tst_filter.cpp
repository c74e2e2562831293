// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter.h"
#include "core/query/filter_fields.h"
#include "core/query/filter_tokens.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestFilter final : public QObject {
    Q_OBJECT

private slots:
    void readsWhatIsWritten_data() {
        QTest::addColumn<QString>("text");
        for (const auto& text : {
                 u""_s,
                 u"   "_s,
                 u"greet"_s,
                 u"\"two words\""_s,
                 u"size > 90 and not tool in (\"health\", \"ping\")"_s,
                 u"SIZE>90 AND NOT Tool IN (health,'ping')"_s,
                 u"tool not in (health, ping)"_s,
                 u"type == tool_call"_s,
                 u"method == tools/call"_s,
                 u"receipt in (differs, wrong_subject)"_s,
                 u"took >= 41 ms or took < 1.2s"_s,
                 u"took == 250us or took == 250µs"_s,
                 u"size <= 1.5kB and size != 2 MB"_s,
                 u"time >= \"2026-11-20 12:00:01\""_s,
                 u"time < 2026-11-20T12:00:01.25Z or time == 12:00:01.2"_s,
                 u"time == 2026-11-20"_s,
                 u"not not error"_s,
                 u"error == false or fails"_s,
                 u"((hung)) and (orphan or answered)"_s,
                 u"name matches \"^gr\\w+$\""_s,
                 u"name startswith gr and name endswith 'et' and name contains e"_s,
                 u"number in (1, 2, 4711)"_s,
             }) {
            QTest::newRow(qPrintable(text)) << text;
        }
    }

    void readsWhatIsWritten() {
        QFETCH(QString, text);
        const auto filter = Filter::parse(text);
        QVERIFY2(filter.has_value(), filter ? "" : qPrintable(filter.error().message));
        QCOMPARE(filter->text(), text.trimmed());
        QCOMPARE(filter->isEverything(), text.trimmed().isEmpty());
    }

    void saysWhereAndWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("words");
        const auto add = [](const QString& text, int position, const QString& words) {
            QTest::newRow(qPrintable(text)) << text << position << words;
        };
        add(u"toool == greet"_s, 0, u"did you mean tool?"_s);
        add(u"size > 90 and frobnicate == 1"_s, 14, u"there is no field"_s);
        add(u"receipt == diffrs"_s, 11, u"did you mean differs?"_s);
        add(u"receipt == zzzzzz"_s, 11, u"expected match, differs"_s);
        add(u"receipt < differs"_s, 8, u"==, != or in"_s);
        add(u"receipt"_s, 7, u"receipt == match"_s);
        add(u"size >"_s, 6, u"expected whole bytes"_s);
        add(u"size > big"_s, 7, u"expected whole bytes"_s);
        add(u"size == 1.5"_s, 8, u"expected whole bytes"_s);
        add(u"took > 41"_s, 7, u"with its unit"_s);
        add(u"time > noon"_s, 7, u"expected a time"_s);
        add(u"time == 2026-02-30"_s, 8, u"expected a time"_s);
        add(u"time in (2026-02-03, 12:00)"_s, 21, u"with a date, or none"_s);
        add(u"greet search"_s, 6, u"“and” or “or”"_s);
        add(u"greet and"_s, 9, u"expected a field"_s);
        add(u"(greet"_s, 6, u"expected “)”"_s);
        add(u"greet)"_s, 5, u"closes nothing"_s);
        add(u"tool in greet"_s, 8, u"tool in (greet)"_s);
        add(u"tool in (greet"_s, 14, u"“,” or “)”"_s);
        add(u"tool == \"greet"_s, 8, u"quote is missing"_s);
        add(u"tool == and"_s, 8, u"quote it when"_s);
        add(u"! error"_s, 0, u"write “not”"_s);
        add(u"\"tool\" == greet"_s, 7, u"leave the quotes out"_s);
        add(u"name matches \"(\""_s, 13, u"pattern cannot be read"_s);
        add(u"error > 1"_s, 6, u"true or false"_s);
        add(u"error == maybe"_s, 9, u"true or false"_s);
        add(u"tool not greet"_s, 9, u"after “not”"_s);
    }

    void saysWhereAndWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(int, position);
        QFETCH(QString, words);
        const auto filter = Filter::parse(text);
        QVERIFY(!filter.has_value());
        QVERIFY2(filter.error().message.contains(words), qPrintable(filter.error().message));
        QCOMPARE(filter.error().position, qsizetype{position});
        QVERIFY(filter.error().position + filter.error().length <= text.size());
    }

    void staysBoundedOnHostileText() {
        const qsizetype half = Filter::MaxLength / 2;
        const QStringList hostile{
            QString(half, u'('),
            QString(half, u'(') + QString(half, u')'),
            u"not "_s.repeated(Filter::MaxLength / 4),
            u"a and "_s.repeated(Filter::MaxLength / 6) + u"a"_s,
            u"a or not "_s.repeated(Filter::MaxLength / 9) + u"a"_s,
            u"name in ("_s + u"a,"_s.repeated(half - 20) + u"a)"_s,
            QString(Filter::MaxLength, u'"'),
            QString(Filter::MaxLength, u'\\'),
            QString(Filter::MaxLength, QChar(0xD800)),
            QString(Filter::MaxLength + 1, u'a'),
        };
        QElapsedTimer timer;
        timer.start();
        for (const QString& text : hostile) {
            (void)Filter::parse(text);
            (void)classifiedFilterTokens(text);
        }
        QVERIFY(Filter::parse(hostile[3]).has_value());
        QVERIFY(!Filter::parse(hostile[0]).has_value());
        QVERIFY(Filter::parse(QString(Filter::MaxNesting, u'(') + u'a' +
                              QString(Filter::MaxNesting, u')'))
                    .has_value());
        QVERIFY(timer.elapsed() < 5'000);
    }

    void survivesACutAtEveryPlace() {
        const QString text =
            u"not (size > 1.5kB or tool not in (\"a\\u00e9\\\"\", 'b')) and took <= 41 ms "
            "and time >= \"2026-11-20 12:00:01\" or name matches \"^\\d+$\" and error == true"_s;
        QVERIFY(Filter::parse(text).has_value());
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            for (const QString& part : {text.first(cut), text.sliced(cut)}) {
                if (const auto filter = Filter::parse(part); !filter) {
                    QVERIFY(filter.error().position + filter.error().length <= part.size());
                    QVERIFY(!filter.error().message.isEmpty());
                }
                qsizetype end = 0;
                for (const FilterToken& token : classifiedFilterTokens(part)) {
                    QVERIFY(token.start >= end && token.length > 0);
                    end = token.end();
                }
                QVERIFY(end <= part.size());
            }
        }
    }

    void tellsTheWordsApart() {
        using Kind = FilterToken::Kind;
        std::vector<Kind> kinds;
        for (const FilterToken& token :
             classifiedFilterTokens(u"size > 90 and not tool in (\"a\", b) or type == \"un")) {
            kinds.push_back(token.kind);
        }
        const std::vector<Kind> expected{
            Kind::Field,   Kind::Operator, Kind::Number,   Kind::Keyword,
            Kind::Keyword, Kind::Field,    Kind::Keyword,  Kind::Open,
            Kind::String,  Kind::Comma,    Kind::String,   Kind::Close,
            Kind::Keyword, Kind::Field,    Kind::Operator, Kind::Broken};
        QCOMPARE(kinds, expected);
    }

    void spellsValuesSoThatTheyAreReadBack() {
        for (const auto& value : {u"greet"_s, u"two words"_s, u"and"_s, u"a\"b'c\\d"_s, u""_s,
                                  u"tools/call"_s, u"\\n"_s, u"line\nbreak"_s, u"é"_s}) {
            const QString spelled = filterSpelling(value);
            QCOMPARE(isQuoted(spelled) ? unquoted(spelled) : spelled, value);
            QVERIFY2(Filter::parse(u"name == "_s + spelled).has_value(), qPrintable(spelled));
        }
    }

    void saysWhatItNeeds() {
        QVERIFY(Filter::parse(u"took > 1s")->needsOperations());
        QVERIFY(Filter::parse(u"a or hung")->needsOperations());
        QVERIFY(!Filter::parse(u"tool == a")->needsOperations());
        QVERIFY(Filter::parse(u"fails")->needsReceipts());
        QVERIFY(!Filter::parse(u"error")->needsReceipts());
    }

    void everyFieldHasAWorkingRow() {
        for (const FilterField& field : filterFields()) {
            QCOMPARE(findFilterField(QString(field.name).toUpper()), &field);
            QVERIFY(qstrlen(field.meaning) > 0);
            QCOMPARE(field.words.empty(), field.shape != FieldShape::Word);
            for (const FieldWord& word : field.words) {
                QVERIFY(Filter::parse(QString(field.name + u" != "_s + word.name)).has_value());
            }
            QVERIFY(field.shape != FieldShape::Truth || Filter::parse(QString(field.name)));
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestFilter)
#include "tst_filter.moc"
