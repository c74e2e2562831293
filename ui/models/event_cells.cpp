// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/event_cells.h"

#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <QCoreApplication>
#include <QDate>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype EventCellCharacters = 300;

struct CellText {
    Q_DECLARE_TR_FUNCTIONS(muscope::EventTableModel)
};

QString arrow(Direction direction) {
    switch (direction) {
    case Direction::ClientToServer:
        return u"→"_s;
    case Direction::ServerToClient:
        return u"←"_s;
    case Direction::Unknown:
        break;
    }
    return u"·"_s;
}

QString directionWord(Direction direction) {
    return direction == Direction::ClientToServer   ? u"c2s"_s
           : direction == Direction::ServerToClient ? u"s2c"_s
                                                    : QString();
}

QString cell(QStringView text) {
    return visibleLine(text.left(EventCellCharacters));
}

// The type column already says that it is a notification.
QStringView shownName(QStringView name, MessageKind kind) {
    constexpr QStringView Prefix = u"notifications/";
    return kind == MessageKind::Notification && name.startsWith(Prefix) ? name.mid(Prefix.size())
                                                                        : name;
}

QString numberOrNothing(const std::optional<std::int64_t>& number) {
    return number ? QString::number(*number) : QString();
}

} // namespace

bool EventCells::isNumeric(int column) {
    return column == Number || column == Delta || column == Took || column == Bytes;
}

QString EventCells::plainTitle(int column) {
    constexpr std::array<QStringView, ColumnCount> Titles{u"number",    u"time",    u"delta_us",
                                                          u"direction", u"type",    u"name",
                                                          u"took_us",   u"receipt", u"bytes"};
    return Titles[static_cast<std::size_t>(column)].toString();
}

QString EventCells::text(RowNumber number, int column) const {
    const EventRow row = snapshot.row(number);
    switch (column) {
    case Number:
        return QString::number(number.value() + 1);
    case Time:
        return timeText(row.time);
    case Delta: {
        const auto delta = deltaMicroseconds(number);
        return delta ? deltaText(*delta) : QString();
    }
    case Arrow:
        return arrow(row.direction);
    case Type:
        return cell(snapshot.text(row.type));
    case Name:
        return cell(shownName(snapshot.text(row.name), row.kind));
    case Took:
        return tookText(row);
    case Receipt:
        return verdictWord(row.verdict);
    case Bytes:
        return countText(row.size);
    default:
        return {};
    }
}

QString EventCells::plainText(RowNumber number, int column) const {
    const EventRow row = snapshot.row(number);
    switch (column) {
    case Time:
        return QString::fromStdString(row.time.toText());
    case Delta:
        return numberOrNothing(deltaMicroseconds(number));
    case Arrow:
        return directionWord(row.direction);
    case Type:
        return snapshot.text(row.type);
    case Name:
        return snapshot.text(row.name);
    case Took:
        return row.operation == OperationState::Answered
                   ? numberOrNothing(snapshot.tookMicroseconds(row))
                   : QString();
    case Receipt:
        return QString::fromLatin1(wordFor(row.verdict));
    case Bytes:
        return QString::number(row.size);
    default:
        return text(number, column);
    }
}

std::optional<std::int64_t> EventCells::deltaMicroseconds(RowNumber number) const {
    if (number.value() == 0) {
        return std::nullopt;
    }
    const Timestamp time = snapshot.row(number).time;
    const Timestamp before = snapshot.row(RowNumber(number.value() - 1)).time;
    return time.isKnown() && before.isKnown()
               ? std::optional(time.microseconds() - before.microseconds())
               : std::nullopt;
}

EventCells::Dates EventCells::neededDates() const {
    if (snapshot.isEmpty()) {
        return Dates::None;
    }
    const auto first = format.dayOf(snapshot.row(RowNumber(0)).time);
    const auto last = format.dayOf(snapshot.row(RowNumber(snapshot.size() - 1)).time);
    if (!first || !last || *first == *last) {
        return dates;
    }
    const auto yearOf = [](std::int64_t day) { return QDate(1970, 1, 1).addDays(day).year(); };
    return std::max(dates, yearOf(*first) == yearOf(*last) ? Dates::WithoutYear : Dates::Full);
}

QString EventCells::timeText(const Timestamp& time) const {
    constexpr qsizetype YearCharacters = 5; // "2026-"
    const QString text = format.text(time, dates != Dates::None);
    return dates == Dates::WithoutYear && time.isKnown() && text.indexOf(u'-') + 1 == YearCharacters
               ? text.mid(YearCharacters)
               : text;
}

QString EventCells::tookText(const EventRow& row) const {
    switch (tookState(row)) {
    case TookState::Duration: {
        const std::optional<std::int64_t> took = snapshot.tookMicroseconds(row);
        return took ? durationText(*took) : QString();
    }
    case TookState::NoAnswer:
        return CellText::tr("no answer");
    case TookState::NoRequest:
        return CellText::tr("no request");
    case TookState::Ambiguous:
        return CellText::tr("ambiguous");
    case TookState::None:
        break;
    }
    return {};
}

EventCells::TookState EventCells::tookState(const EventRow& row) const {
    switch (row.operation) {
    case OperationState::Answered:
        return TookState::Duration;
    case OperationState::Open:
        return isPassDone ? TookState::NoAnswer : TookState::None;
    case OperationState::Orphan:
        return TookState::NoRequest;
    case OperationState::Ambiguous:
        return TookState::Ambiguous;
    case OperationState::None:
    case OperationState::Answer:
    case OperationState::Part:
        break;
    }
    return TookState::None;
}

} // namespace muscope
