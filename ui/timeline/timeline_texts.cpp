// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timeline_texts.h"

#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::int64_t Millisecond = 1'000;
constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t Minute = 60 * Second;
constexpr std::int64_t Day = 86'400 * Second;

struct TimelineText {
    Q_DECLARE_TR_FUNCTIONS(muscope::Timeline)
};

QString two(std::int64_t value) {
    return QString::number(value).rightJustified(2, u'0');
}

QString clockText(std::int64_t wallTime, std::int64_t step) {
    const std::int64_t inDay = ((wallTime % Day) + Day) % Day;
    const QString minutes = two(inDay / (60 * Minute)) + u':' + two(inDay / Minute % 60);
    const QString seconds = u':' + two(inDay / Second % 60);
    const QString fraction = QString::number(inDay % Second).rightJustified(6, u'0');
    return step % Minute == 0 ? minutes
           : step % Second == 0
               ? minutes + seconds
               : minutes + seconds + u'.' + fraction.left(step % Millisecond == 0 ? 3 : 6);
}

QDate dateOf(std::int64_t wallTime) {
    const std::int64_t day = wallTime / Day - (wallTime % Day < 0 ? 1 : 0);
    return QDate(1970, 1, 1).addDays(day);
}

// Exact, unlike durationText(): what a ruler says is where its tick is.
QString offsetText(std::int64_t microseconds, std::int64_t step) {
    if (step % Millisecond == 0) {
        return u'+' + QString::number(microseconds / Millisecond) + u'\u00a0' +
               TimelineText::tr("ms");
    }
    const QString whole = QString::number(microseconds / Millisecond);
    return microseconds < 10 * Millisecond
               ? u'+' + QString::number(microseconds) + u'\u00a0' + TimelineText::tr("µs")
               : u'+' + whole + u'.' +
                     QString::number(microseconds % Millisecond).rightJustified(3, u'0') +
                     u'\u00a0' + TimelineText::tr("ms");
}

} // namespace

QString laneTitle(const Timeline& timeline, const Lane& lane) {
    switch (lane.kind) {
    case LaneKind::ClientToServer:
        return directionWords(Direction::ClientToServer);
    case LaneKind::ServerToClient:
        return directionWords(Direction::ServerToClient);
    case LaneKind::Notifications:
        return TimelineText::tr("notifications");
    case LaneKind::Type: {
        const QString& type = timeline.index().text(lane.name);
        return type.isEmpty() ? TimelineText::tr("no type") : visibleLine(type);
    }
    case LaneKind::Stream: {
        const QString& stream = timeline.index().text(lane.name);
        return stream.isEmpty() ? TimelineText::tr("no stream") : visibleLine(stream);
    }
    case LaneKind::Others:
        return timeline.grouping() == LaneGrouping::Stream ? TimelineText::tr("other streams")
                                                           : TimelineText::tr("other types");
    case LaneKind::Receipts:
        break;
    }
    return TimelineText::tr("receipts");
}

QString eventText(const IndexSnapshot& index, RowNumber number, const TimeFormat& format,
                  const QString& noAnswer) {
    const EventRow row = index.row(number);
    QStringList lines;
    const QString name = visibleLine(index.text(row.name));
    const QString title = u'#' + countText(std::int64_t{number.value()} + 1) + u' ' +
                          visibleLine(index.text(row.type));
    lines += name.isEmpty() ? title : title + u" · "_s + name;
    lines += format.preciseText(row.time);
    const bool isOpen = row.operation == OperationState::Open;
    if (const auto took = index.tookMicroseconds(row)) {
        lines += TimelineText::tr("took %1").arg(durationText(*took));
    } else if (isOpen) {
        lines += noAnswer;
    }
    if (row.isError) {
        lines += TimelineText::tr("answered with an error");
    }
    lines += row.verdict == Verdict::None
                 ? TimelineText::tr("no receipt")
                 : TimelineText::tr("receipt: %1").arg(verdictWord(row.verdict));
    return lines.join(u'\n');
}

QString foldedText(std::uint32_t count, const QString& from, const QString& to,
                   std::int64_t microseconds) {
    const QString events = TimelineText::tr("%1 events").arg(countText(count));
    return microseconds == 0
               ? events + u'\n' + TimelineText::tr("all at %1").arg(from)
               : events + u'\n' +
                     TimelineText::tr("%1 to %2, %3").arg(from, to, durationText(microseconds));
}

QString tickText(const RulerTicks& ticks, std::size_t place) {
    const std::int64_t time = ticks.wallTimes[place];
    const QLocale locale;
    switch (ticks.unit) {
    case RulerTicks::Unit::Years:
        return QString::number(dateOf(time).year());
    case RulerTicks::Unit::Months:
        return locale.toString(dateOf(time), u"MMM yyyy"_s);
    case RulerTicks::Unit::Days:
        return locale.toString(dateOf(time), place == 0 ? u"d MMM yyyy"_s : u"d MMM"_s);
    case RulerTicks::Unit::Microseconds:
        break;
    }
    if (place > 0 && ticks.step < Second) {
        return offsetText(time - ticks.wallTimes.front(), ticks.step);
    }
    // A new day is worth its date.
    const bool isNewDay = time % Day == 0 && ticks.step >= Minute;
    return isNewDay ? locale.toString(dateOf(time), u"d MMM"_s) : clockText(time, ticks.step);
}

} // namespace muscope
