// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/event_index.h"
#include "core/query/filter_tokens.h"
#include "core/query/row_matcher.h"

#include <QTest>

#include <functional>
#include <random>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

const QStringList Names{u""_s,       u"greet"_s,      u"Greeter"_s, u"search"_s,
                        u"ping"_s,   u"tools/list"_s, u"and"_s,     u"notifications/progress"_s,
                        u"a \"b\""_s};
constexpr std::int64_t Noon = 1'795'176'000'000'000; // 2026-11-20 12:00 UTC

// An index of random rows, and the rows themselves for whoever looks at them the slow way.
struct RandomIndex {
    std::vector<EventRow> rows;
    IndexSnapshot snapshot;

    RandomIndex(std::mt19937& random, int count) {
        const auto pick = [&random](int below) {
            return std::uniform_int_distribution<int>(0, below - 1)(random);
        };
        StringPool pool;
        EventIndex index;
        for (int i = 0; i < count; ++i) {
            EventRow row;
            row.sequence = Sequence(i);
            row.time = pick(10) == 0 ? Timestamp::missing()
                                     : Timestamp::fromMicroseconds(Noon + pick(3'000'000));
            row.type = pool.intern(Names[pick(int(Names.size()))].toStdString());
            row.name = pool.intern(Names[pick(int(Names.size()))].toStdString());
            row.size = static_cast<std::uint32_t>(pick(200));
            row.direction = static_cast<Direction>(pick(3));
            row.kind = static_cast<MessageKind>(pick(6));
            row.isError = pick(4) == 0;
            row.verdict = static_cast<Verdict>(pick(8));
            row.level = static_cast<MatchLevel>(pick(4));
            row.operation = static_cast<OperationState>(pick(6));
            if (i > 0 && pick(2) == 0) {
                row.peer = RowNumber(static_cast<std::uint32_t>(pick(i)));
            }
            rows.push_back(row);
            index.append({{row}, pool.takeNewTexts(), {}});
        }
        snapshot = index.snapshot();
    }
};

using Question = std::function<bool(const RandomIndex&, std::uint32_t)>;

// A filter's text and, made beside it, what it means.
struct Asked {
    QString text;
    Question question;
};

class RandomFilter {
public:
    explicit RandomFilter(std::mt19937& random)
        : m_random(random) {}

    Asked make(int depth) {
        if (depth == 0 || pick(3) == 0) {
            return makeTest();
        }
        const Asked left = make(depth - 1);
        switch (pick(3)) {
        case 0:
            return {u"not ("_s + left.text + u')',
                    [left](const RandomIndex& index, std::uint32_t i) {
                        return !left.question(index, i);
                    }};
        case 1: {
            const Asked right = make(depth - 1);
            return {u'(' + left.text + u") and ("_s + right.text + u')',
                    [left, right](const RandomIndex& index, std::uint32_t i) {
                        return left.question(index, i) && right.question(index, i);
                    }};
        }
        default: {
            const Asked right = make(depth - 1);
            return {u'(' + left.text + u") OR ("_s + right.text + u')',
                    [left, right](const RandomIndex& index, std::uint32_t i) {
                        return left.question(index, i) || right.question(index, i);
                    }};
        }
        }
    }

private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }

    Asked makeTest() {
        const int value = pick(200);
        const QString name = Names[pick(int(Names.size()))];
        const QString quoted = filterSpelling(name);
        switch (pick(9)) {
        case 0:
            return {u"size > %1"_s.arg(value), [value](const RandomIndex& index, std::uint32_t i) {
                        return index.rows[i].size > static_cast<std::uint32_t>(value);
                    }};
        case 1:
            return {u"size != %1"_s.arg(value), [value](const RandomIndex& index, std::uint32_t i) {
                        return index.rows[i].size != static_cast<std::uint32_t>(value);
                    }};
        case 2:
            return {u"type == "_s + quoted, [name](const RandomIndex& index, std::uint32_t i) {
                        const QString text = index.snapshot.text(index.rows[i].type);
                        return text == name;
                    }};
        case 3:
            return {u"name contains \"RE\""_s, [](const RandomIndex& index, std::uint32_t i) {
                        return index.snapshot.text(index.rows[i].name)
                            .contains(u"re", Qt::CaseInsensitive);
                    }};
        case 4:
            return {u"took <= %1ms"_s.arg(value),
                    [value](const RandomIndex& index, std::uint32_t i) {
                        const auto took = index.snapshot.tookMicroseconds(index.rows[i]);
                        return took && *took <= value * 1'000;
                    }};
        case 5:
            return {u"receipt in (differs, none)"_s, [](const RandomIndex& index, std::uint32_t i) {
                        return index.rows[i].verdict == Verdict::Differs ||
                               index.rows[i].verdict == Verdict::None;
                    }};
        case 6:
            return {u"time >= 12:00:01"_s, [](const RandomIndex& index, std::uint32_t i) {
                        const Timestamp time = index.rows[i].time;
                        return time.isKnown() && time.microseconds() >= Noon + 1'000'000;
                    }};
        case 7:
            return {u"hung"_s, [](const RandomIndex& index, std::uint32_t i) {
                        return index.rows[i].operation == OperationState::Open;
                    }};
        default:
            return {u"number in (%1, 7)"_s.arg(value),
                    [value](const RandomIndex&, std::uint32_t i) {
                        return int(i) + 1 == value || i == 6;
                    }};
        }
    }

    std::mt19937& m_random;
};

std::vector<RowNumber> selected(QStringView text, const IndexSnapshot& snapshot,
                                std::optional<TimeRange> range = {}) {
    const auto filter = Filter::parse(text);
    if (!filter) {
        qFatal("%s", qPrintable(filter.error().message));
    }
    RowMatcher matcher(*filter);
    return selectRows(matcher, range, snapshot, RowNumber(0), {});
}

} // namespace

class TestRowMatcher final : public QObject {
    Q_OBJECT

    // Rows that differ in one thing each.
    static IndexSnapshot small() {
        StringPool pool;
        EventIndex index;
        const auto add = [&](std::int64_t time, std::string_view type, std::string_view name,
                             MessageKind kind) {
            EventRow row;
            row.time = Timestamp::fromMicroseconds(time);
            row.type = pool.intern(type);
            row.name = pool.intern(name);
            row.kind = kind;
            index.append({{row}, pool.takeNewTexts(), {}});
        };
        add(Noon, "tool_call", "greet", MessageKind::Call);
        add(Noon + 1'200'000, "sensor_data", "greet", MessageKind::Other);
        add(Noon + 1'999'999, "message", "notifications/progress", MessageKind::Notification);
        index.append({{EventRow()}, {}, {}});
        return index.snapshot();
    }

    static QString numbers(QStringView text, std::optional<TimeRange> range = {}) {
        QString list;
        for (const RowNumber row : selected(text, small(), range)) {
            list += QString::number(row.value());
        }
        return list;
    }

private slots:
    void agreesWithASlowReference() {
        std::mt19937 random(20261120); // always the same
        const RandomIndex index(random, 300);
        RandomFilter filters(random);
        for (int round = 0; round < 400; ++round) {
            const Asked asked = filters.make(4);
            const std::vector<RowNumber> rows = selected(asked.text, index.snapshot);
            std::vector<RowNumber> expected;
            for (std::uint32_t i = 0; i < index.snapshot.size(); ++i) {
                if (asked.question(index, i)) {
                    expected.emplace_back(i);
                }
            }
            QVERIFY2(rows == expected, qPrintable(asked.text));
        }
    }

    void asksToolsOnlyOfWhatHasOne() {
        QCOMPARE(numbers(u"tool == greet"), u"0"_s);
        QCOMPARE(numbers(u"name == greet"), u"01"_s);
        QCOMPARE(numbers(u"tool != greet"), u"123"_s);
        QCOMPARE(numbers(u"method == progress"), u"2"_s);
        QCOMPARE(numbers(u"method == notifications/progress"), u"2"_s);
    }

    void takesTimesAsFarAsTheyAreWritten() {
        QCOMPARE(numbers(u"time == 12:00:01"), u"12"_s);
        QCOMPARE(numbers(u"time == \"2026-11-20 12:00\""), u"012"_s);
        QCOMPARE(numbers(u"time == 2026-11-20T12:00:01.2"), u"1"_s);
        QCOMPARE(numbers(u"time > 2026-11-20T13:00:01.2+01:00"), u"2"_s);
        QCOMPARE(numbers(u"time <= 2026-11-20T12:00:00"), u"0"_s);
        QCOMPARE(numbers(u"time != 12:00:00"), u"123"_s);
    }

    void searchesForAPlainText() {
        QCOMPARE(numbers(u"GREET"), u"01"_s);
        QCOMPARE(numbers(u"sensor"), u"1"_s);
        QCOMPARE(numbers(u"not greet"), u"23"_s);
    }

    void leavesUnknownTimesOutOfARange() {
        QCOMPARE(numbers(u"", TimeRange{Noon, Noon + 1'200'000}), u"0"_s);
        QCOMPARE(numbers(u"", TimeRange{Noon, Noon + 1'200'001}), u"01"_s);
        QCOMPARE(numbers(u"tool == greet", TimeRange{0, Noon * 2}), u"0"_s);
    }

    void keepsAPatternFromRunningAway() {
        StringPool pool;
        EventIndex index;
        EventRow row;
        row.name = pool.intern(std::string(100, 'a') + "!");
        index.append({{row}, pool.takeNewTexts(), {}});
        QVERIFY(selected(u"name matches \"^(a+)+$\"", index.snapshot()).empty());
    }

    void stopsWhenItIsTold() {
        std::stop_source stop;
        stop.request_stop();
        RowMatcher matcher{Filter()};
        QVERIFY(selectRows(matcher, {}, small(), RowNumber(0), stop.get_token()).empty());
    }

    void asksRowsThatAreInNoIndex() {
        RowMatcher matcher(*Filter::parse(u"tool == greet and number == 3"));
        EventRow row;
        row.name = StringId(1);
        row.kind = MessageKind::Call;
        const auto texts = [](StringId id) { return id == StringId(1) ? u"greet"_s : QString(); };
        QVERIFY(matcher.matches(row, RowNumber(2), texts));
        QVERIFY(!matcher.matches(row, RowNumber(3), texts));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRowMatcher)
#include "tst_row_matcher.moc"
