// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/linked_receipts.h"

#include "core/base/utf8_text.h"
#include "core/receipt/receipt_text.h"

#include <algorithm>

namespace muscope {

namespace {

// The rows that the links give for these events. An event is also looked for without its session
// where the source does not tell sessions.
enum class Sessions : unsigned char { Told, NotTold };

std::vector<Sequence> wantedRows(const ReceiptLinks& links, const EventBatch& events,
                                 Sessions sessions) {
    std::vector<Sequence> wanted;
    if (links.isEmpty()) {
        return wanted;
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventView event = events.at(i);
        const std::string_view session =
            sessions == Sessions::Told ? event.sessionId : std::string_view();
        for (const ReceiptLinks::Entry& entry : links.find(session, event.eventId)) {
            wanted.push_back(entry.receipt);
        }
    }
    return wanted;
}

template <typename T>
void moveTo(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

void UsedReceipts::append(const UsedReceipts& other) {
    moveTo(events, other.events);
    moveTo(rows, other.rows);
    moveTo(files, other.files);
}

void LinkedReceipts::Source::close() {
    std::ranges::sort(confirmed, {}, [](const Confirmed& one) {
        return std::pair(std::string_view(one.subject), one.place);
    });
}

std::span<const LinkedReceipts::Confirmed>
LinkedReceipts::Source::of(std::string_view event) const {
    const auto subject = [](const Confirmed& one) { return std::string_view(one.subject); };
    const auto range = std::ranges::equal_range(confirmed, event, {}, subject);
    return {range.begin(), range.end()};
}

Result<void> LinkedReceipts::load(EventStore& store, const ReceiptSources& sources,
                                  const EventBatch& events, ReceiptEngine& engine) {
    clear();
    m_folder = sources.folder;
    return loadEvents(store, sources.inEvents, events, engine)
        .and_then([&] { return loadRows(store, sources.inTable, events); })
        .and_then([&] { return loadFiles(store, events); });
}

Result<void> LinkedReceipts::loadEvents(EventStore& store, const ReceiptLinks& links,
                                        const EventBatch& events, ReceiptEngine& engine) {
    const std::vector<Sequence> wanted = wantedRows(links, events, Sessions::Told);
    if (wanted.empty()) {
        return {};
    }
    Result<void> read =
        store.readSequences(wanted, [this](const EventView& row) { m_events.rows.append(row); });
    for (std::size_t i = 0; read && i < m_events.rows.size(); ++i) {
        if (const auto link = engine.linkOf(m_events.rows.at(i))) {
            m_events.confirmed.push_back({link->subjectEventId, i});
        }
    }
    m_events.close();
    return read;
}

Result<void> LinkedReceipts::loadRows(EventStore& store, const ReceiptLinks& links,
                                      const EventBatch& events) {
    if (links.isEmpty()) {
        return {};
    }
    const auto sessions = store.doReceiptsTellSessions() ? Sessions::Told : Sessions::NotTold;
    const std::vector<Sequence> wanted = wantedRows(links, events, sessions);
    if (wanted.empty()) {
        return {};
    }
    m_areRowsJson = store.areReceiptsJson();
    Result<void> read =
        store.readReceiptRows(wanted, [this](const EventView& row) { m_rows.rows.append(row); });
    for (std::size_t i = 0; read && i < m_rows.rows.size(); ++i) {
        m_rows.confirmed.push_back({std::string(subjectOfTableRow(m_rows.rows.at(i))), i});
    }
    m_rows.close();
    return read;
}

// Event ids are unique in their session alone: a file that names a session which has such an event
// is that event's. Where it has none, the label is what is wrong.
Result<void> LinkedReceipts::loadFiles(EventStore& store, const EventBatch& events) {
    if (!m_folder) {
        return {};
    }
    std::string scratch;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventView event = events.at(i);
        for (const std::size_t file : m_folder->of(event.eventId)) {
            const auto session =
                readReceipt(m_folder->files()[file].text, scratch).labels.sessionId;
            if (!session || *session == event.sessionId) {
                continue;
            }
            const Result<Sequence> there =
                store.sequenceOf(SessionId(toBytes(*session)), EventId(toBytes(event.eventId)));
            if (there) {
                m_filesOfNamedSession.push_back(file);
            } else if (there.error().code != ErrorCode::NotFound) {
                return tl::unexpected(there.error());
            }
        }
    }
    return {};
}

void LinkedReceipts::clear() {
    for (Source* const source : {&m_events, &m_rows}) {
        source->rows.clear();
        source->confirmed.clear();
    }
    m_filesOfNamedSession.clear();
}

std::span<const LinkedReceipt> LinkedReceipts::of(const EventView& event) {
    m_found.clear();
    for (const Confirmed& confirmed : m_events.of(event.eventId)) {
        const EventView row = m_events.rows.at(confirmed.place);
        if (row.sessionId == event.sessionId) {
            m_found.push_back({"event ", row.eventId, row.payload.value_or(std::string_view()),
                               LinkedReceipt::Form::AsJson});
            m_used.events.push_back(row.sequence);
        }
    }
    for (const Confirmed& confirmed : m_rows.of(event.eventId)) {
        const EventView row = m_rows.rows.at(confirmed.place);
        if (row.sessionId.empty() || row.sessionId == event.sessionId) {
            m_found.push_back(
                {"table mu_receipts, row ", row.eventId, row.payload.value_or(std::string_view()),
                 m_areRowsJson ? LinkedReceipt::Form::AsJson : LinkedReceipt::Form::AsText});
            m_used.rows.push_back(row.sequence);
        }
    }
    addFiles(event);
    return m_found;
}

void LinkedReceipts::addFiles(const EventView& event) {
    if (!m_folder) {
        return;
    }
    std::string scratch;
    for (const std::size_t place : m_folder->of(event.eventId)) {
        const ReceiptFile& file = m_folder->files()[place];
        const bool isOfNamedSession =
            std::ranges::find(m_filesOfNamedSession, place) != m_filesOfNamedSession.end();
        const auto session =
            isOfNamedSession ? readReceipt(file.text, scratch).labels.sessionId : std::nullopt;
        if (!session || *session == event.sessionId) {
            m_found.push_back({"file ", file.name, file.text, LinkedReceipt::Form::AsText});
            m_used.files.push_back(place);
        }
    }
}

} // namespace muscope
