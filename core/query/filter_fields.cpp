// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter_fields.h"

#include "core/index/event_row.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

template <typename Enumerator>
constexpr unsigned bit(Enumerator value) {
    return 1U << static_cast<unsigned>(value);
}

constexpr std::array DirectionWords{
    FieldWord{QLatin1StringView("c2s"), bit(Direction::ClientToServer)},
    FieldWord{QLatin1StringView("s2c"), bit(Direction::ServerToClient)},
    FieldWord{QLatin1StringView("unknown"), bit(Direction::Unknown)},
};

constexpr std::array KindWords{
    FieldWord{QLatin1StringView("request"), bit(MessageKind::Request)},
    FieldWord{QLatin1StringView("response"), bit(MessageKind::Response)},
    FieldWord{QLatin1StringView("notification"), bit(MessageKind::Notification)},
    FieldWord{QLatin1StringView("call"), bit(MessageKind::Call)},
    FieldWord{QLatin1StringView("receipt"), bit(MessageKind::Receipt)},
    FieldWord{QLatin1StringView("other"), bit(MessageKind::Other)},
};

constexpr std::array VerdictWords{
    FieldWord{QLatin1StringView("match"), bit(Verdict::Match)},
    FieldWord{QLatin1StringView("differs"), bit(Verdict::Differs)},
    FieldWord{QLatin1StringView("malformed"), bit(Verdict::Malformed)},
    FieldWord{QLatin1StringView("wrong_subject"), bit(Verdict::WrongSubject)},
    FieldWord{QLatin1StringView("not_checkable"), bit(Verdict::NotCheckable)},
    FieldWord{QLatin1StringView("none"), bit(Verdict::None)},
    FieldWord{QLatin1StringView("unchecked"), bit(Verdict::Unchecked)},
    FieldWord{QLatin1StringView("receipt_event"), bit(Verdict::ReceiptEvent)},
};

constexpr std::array LevelWords{
    FieldWord{QLatin1StringView("exact"), bit(MatchLevel::Exact)},
    FieldWord{QLatin1StringView("equivalent"), bit(MatchLevel::Equivalent)},
    FieldWord{QLatin1StringView("lossy"), bit(MatchLevel::Lossy)},
    FieldWord{QLatin1StringView("none"), bit(MatchLevel::None)},
};

constexpr unsigned FailingVerdicts =
    bit(Verdict::Differs) | bit(Verdict::WrongSubject) | bit(Verdict::Malformed);
constexpr unsigned MessageKinds =
    bit(MessageKind::Request) | bit(MessageKind::Response) | bit(MessageKind::Notification);
constexpr unsigned ToolKinds =
    bit(MessageKind::Call) | bit(MessageKind::Request) | bit(MessageKind::Response);
constexpr unsigned AllKinds = ~0U;

using enum FieldShape;

constexpr std::array Fields{
    FilterField{QLatin1StringView("type"),
                Text,
                FilterColumn::Type,
                {},
                AllKinds,
                "the event's type as the store has it"},
    FilterField{QLatin1StringView("tool"),
                Text,
                FilterColumn::Name,
                {},
                ToolKinds,
                "the tool of a call, a request or its response"},
    FilterField{QLatin1StringView("method"),
                Text,
                FilterColumn::Name,
                {},
                MessageKinds,
                "the method of a message; of a tool call the tool"},
    FilterField{QLatin1StringView("name"),
                Text,
                FilterColumn::Name,
                {},
                AllKinds,
                "what the column method / tool shows"},
    FilterField{QLatin1StringView("receipt"), Word, FilterColumn::Verdict, VerdictWords, 0,
                "what its receipt says"},
    FilterField{QLatin1StringView("level"), Word, FilterColumn::Level, LevelWords, 0,
                "how a receipt matches"},
    FilterField{QLatin1StringView("fails"),
                Truth,
                FilterColumn::Verdict,
                {},
                FailingVerdicts,
                "its receipt differs, is malformed or of another subject"},
    FilterField{QLatin1StringView("error"),
                Truth,
                FilterColumn::Error,
                {},
                bit(true),
                "an error, or a result that says isError"},
    FilterField{QLatin1StringView("size"),
                Size,
                FilterColumn::Size,
                {},
                0,
                "bytes of the payload: 90, 1.5kB, 2MB"},
    FilterField{QLatin1StringView("took"),
                Duration,
                FilterColumn::Took,
                {},
                0,
                "from request to response: 250us, 41ms, 1.2s, 2min"},
    FilterField{QLatin1StringView("time"),
                FieldShape::Time,
                FilterColumn::Time,
                {},
                0,
                "when, in UTC: \"2026-11-20 12:00:01\", or of any day: 12:00:01.2"},
    FilterField{QLatin1StringView("number"),
                Number,
                FilterColumn::Number,
                {},
                0,
                "the first event of a session is 1"},
    FilterField{QLatin1StringView("direction"), Word, FilterColumn::Direction, DirectionWords, 0,
                "who sent it"},
    FilterField{QLatin1StringView("kind"), Word, FilterColumn::Kind, KindWords, 0,
                "what kind of message it is"},
    FilterField{QLatin1StringView("hung"),
                Truth,
                FilterColumn::Operation,
                {},
                bit(OperationState::Open),
                "a request without an answer"},
    FilterField{QLatin1StringView("open"),
                Truth,
                FilterColumn::Operation,
                {},
                bit(OperationState::Open),
                "a request without an answer so far"},
    FilterField{QLatin1StringView("answered"),
                Truth,
                FilterColumn::Operation,
                {},
                bit(OperationState::Answered),
                "a request with its response"},
    FilterField{QLatin1StringView("orphan"),
                Truth,
                FilterColumn::Operation,
                {},
                bit(OperationState::Orphan),
                "a response without its request"},
    FilterField{QLatin1StringView("ambiguous"),
                Truth,
                FilterColumn::Operation,
                {},
                bit(OperationState::Ambiguous),
                "more than one request fits the response"},
};

// Letters to change, add or leave out, between short words.
int distance(QStringView from, QLatin1StringView to) {
    std::array<int, 32> row{};
    const auto width = std::min<std::size_t>(static_cast<std::size_t>(to.size()), row.size() - 1);
    for (std::size_t i = 0; i <= width; ++i) {
        row[i] = static_cast<int>(i);
    }
    for (const QChar letter : from) {
        int diagonal = row[0]++;
        for (std::size_t i = 1; i <= width; ++i) {
            const bool isSame = letter.toCaseFolded() == to[static_cast<qsizetype>(i) - 1];
            const int kept = diagonal + (isSame ? 0 : 1);
            diagonal = row[i];
            row[i] = std::min({kept, row[i] + 1, row[i - 1] + 1});
        }
    }
    return row[width];
}

template <typename Entry>
const Entry* nearest(std::span<const Entry> entries, QStringView name) {
    constexpr qsizetype LongestName = 24;
    if (name.size() > LongestName) {
        return nullptr;
    }
    const Entry* best = nullptr;
    // A third of the letters may be wrong, and one of a very short name.
    int least = std::max(1, static_cast<int>(name.size()) / 3) + 1;
    for (const Entry& entry : entries) {
        if (const int far = distance(name, entry.name); far < least) {
            least = far;
            best = &entry;
        }
    }
    return best;
}

} // namespace

std::span<const FilterField> filterFields() {
    return Fields;
}

const FilterField* findFilterField(QStringView name) {
    const auto found = std::ranges::find_if(Fields, [name](const FilterField& field) {
        return name.compare(field.name, Qt::CaseInsensitive) == 0;
    });
    return found == Fields.end() ? nullptr : &*found;
}

const FilterField* nearestFilterField(QStringView name) {
    return nearest(filterFields(), name);
}

const FieldWord* nearestWord(const FilterField& field, QStringView name) {
    return nearest(field.words, name);
}

} // namespace muscope
