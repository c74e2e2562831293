// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/event_importer.h"

#include "core/base/line_reader.h"
#include "core/base/utf8_text.h"
#include "core/store/schema_maker.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace muscope {

namespace {

// Written together: several transactions wait for the disk once.
constexpr std::size_t MostBatchEvents = 8 * BatchAppender::MostOfATransaction;
constexpr std::size_t MostBatchBytes = std::size_t{8} << 20;

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::pair<QByteArray, QByteArray> idsOf(const StoredEvent& event) {
    return {event.sessionId.value(), event.eventId.value()};
}

QString withDetail(const QString& place, const QString& detail) {
    return detail.isEmpty() ? place : QStringLiteral("%1 (%2)").arg(place, detail);
}

} // namespace

std::int64_t ImportReport::linesOf(const std::vector<ImportNote>& notes) const {
    return std::accumulate(
        notes.begin(), notes.end(), std::int64_t{0},
        [](std::int64_t sum, const ImportNote& note) { return sum + note.lines; });
}

EventImporter::EventImporter(std::unique_ptr<BatchAppender> appender)
    : m_appender(std::move(appender))
    , m_fit(*m_appender) {}

Result<std::unique_ptr<EventImporter>> EventImporter::open(const StoreLocation& location) {
    if (const Result<void> made = makeMissingFile(location); !made) {
        return tl::unexpected(made.error());
    }
    auto appender = BatchAppender::open(location);
    if (!appender) {
        return tl::unexpected(appender.error());
    }
    return std::unique_ptr<EventImporter>(new EventImporter(std::move(*appender)));
}

Result<void> EventImporter::addFile(const QString& path, const std::function<void()>& onLine,
                                    const std::stop_token& stop) {
    auto reader = LineReader::open(path);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const QString name = path == u"-" ? QStringLiteral("standard input") : path;
    for (;;) {
        if (stop.stop_requested()) {
            return failure(ErrorCode::Cancelled,
                           QStringLiteral("importing %1 was stopped").arg(name));
        }
        const auto line = (*reader)->next();
        if (!line) {
            const Result<void> written = flush();
            return written ? tl::unexpected(line.error()) : written;
        }
        if (!*line) {
            return flush();
        }
        const QString place = QStringLiteral("%1:%2").arg(name, QString::number((*line)->number));
        if ((*line)->isTooLong) {
            ++m_report.lines;
            note(m_report.unread, QStringLiteral("is longer than 512 MiB"), place);
        } else if (!isBlank((*line)->text)) {
            ++m_report.lines;
            addLine((*line)->text, place);
        }
        onLine();
        if (m_waiting.size() >= MostBatchEvents || m_bytes >= MostBatchBytes) {
            if (const Result<void> written = flush(); !written) {
                return written;
            }
        }
    }
}

void EventImporter::addLine(std::string_view line, const QString& place) {
    m_bytes += line.size();
    auto read = m_reader.read(line);
    if (!read && read.error().isReportHead) {
        --m_report.lines;
        return;
    }
    if (!read) {
        note(m_report.unread, QString::fromUtf8(read.error().reason),
             withDetail(place, toText(read.error().detail)));
        return;
    }
    if (!read->unknownMember.empty()) {
        note(m_report.changed, QStringLiteral("a member that is not known: not kept"),
             withDetail(place, toText(read->unknownMember)));
    }
    addEvent(std::move(read->event), place);
}

void EventImporter::addEvent(StoredEvent event, const QString& place) {
    FittedEvent fitted = m_fit.fit(std::move(event));
    if (!fitted.refusal.isEmpty()) {
        noteRefused(place, fitted.refusal);
        return;
    }
    const auto [known, isNew] = m_numbers.try_emplace(idsOf(fitted.event), m_waiting.size());
    if (!isNew) {
        settle(known->first, m_fit.isSame(fitted.event, m_waiting[known->second].view()), place);
        return;
    }
    for (const char* const remark : fitted.remarks) {
        note(m_report.changed, QString::fromUtf8(remark), place);
    }
    m_waiting.push_back(std::move(fitted.event));
    m_places.push_back(place);
}

Result<void> EventImporter::flush() {
    Result<void> done = leaveOutStored();
    if (done) {
        done = append();
    }
    m_waiting.clear();
    m_places.clear();
    m_numbers.clear();
    m_bytes = 0;
    return done;
}

// Takes those out of the batch that the store has, whatever it has of them.
Result<void> EventImporter::leaveOutStored() {
    std::vector<bool> isSettled(m_waiting.size());
    const Result<void> found = findStored({m_waiting.data(), m_waiting.size()}, isSettled);
    if (!found && found.error().code != ErrorCode::Read) {
        return found;
    }
    // The store refuses an id (bytes that are no text); one after the other finds out which.
    for (std::size_t i = 0; !found && i < m_waiting.size(); ++i) {
        if (isSettled[i]) {
            continue;
        }
        const Result<void> one = findStored({&m_waiting[i], 1}, isSettled);
        if (!one && one.error().code != ErrorCode::Read) {
            return one;
        }
        if (!one) {
            isSettled[i] = true;
            noteRefused(m_places[i], one.error().message);
        }
    }
    std::vector<StoredEvent> missing;
    std::vector<QString> places;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        if (!isSettled[i]) {
            missing.push_back(std::move(m_waiting[i]));
            places.push_back(std::move(m_places[i]));
        }
    }
    m_waiting = std::move(missing);
    m_places = std::move(places);
    return {};
}

// Settles those of these events that the store has.
Result<void> EventImporter::findStored(std::span<const StoredEvent> events,
                                       std::vector<bool>& isSettled) {
    return m_appender->find(events, [&](const EventView& stored) {
        const auto number = m_numbers.find({toBytes(stored.sessionId), toBytes(stored.eventId)});
        if (number == m_numbers.end() || isSettled[number->second]) {
            return; // the column pads ids, or does not keep them apart
        }
        isSettled[number->second] = true;
        settle(number->first, m_fit.isSame(m_waiting[number->second], stored),
               m_places[number->second]);
    });
}

Result<void> EventImporter::append() {
    const Result<std::size_t> all = m_appender->append(m_waiting, Novelty::New);
    if (all) {
        m_report.added += static_cast<std::int64_t>(*all);
        return {};
    }
    if (all.error().code != ErrorCode::Read) {
        return tl::unexpected(all.error());
    }
    // The store refuses a row; one after the other finds out which. Some may be in by now.
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        const Result<std::size_t> one =
            m_appender->append({&m_waiting[i], 1}, Novelty::MayBeStored);
        if (one) {
            ++m_report.added;
        } else if (one.error().code == ErrorCode::Read) {
            noteRefused(m_places[i], one.error().message);
        } else {
            return tl::unexpected(one.error());
        }
    }
    return {};
}

void EventImporter::settle(const Ids& ids, bool isSame, const QString& place) {
    if (isSame) {
        ++m_report.present;
        return;
    }
    note(m_report.conflicts, QStringLiteral("is there with other content"),
         withDetail(place, QStringLiteral("session %1, event %2")
                               .arg(QString::fromUtf8(ids.first), QString::fromUtf8(ids.second))));
}

void EventImporter::noteRefused(const QString& place, const QString& why) {
    note(m_report.unread, QStringLiteral("is refused by the store"), withDetail(place, why));
}

void EventImporter::note(std::vector<ImportNote>& notes, const QString& what,
                         const QString& place) {
    auto found = std::ranges::find(notes, what, &ImportNote::what);
    if (found == notes.end()) {
        found = notes.insert(notes.end(), {what, 0, {}});
    }
    ++found->lines;
    if (found->places.size() < ImportNote::MostPlaces) {
        found->places.push_back(place);
    }
}

} // namespace muscope
