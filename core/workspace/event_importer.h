// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/event_json_reader.h"
#include "core/store/batch_appender.h"
#include "core/workspace/import_fit.h"

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace muscope {

// What happened to lines for one reason: how many they are, and where the first of them stand.
struct ImportNote {
    static constexpr qsizetype MostPlaces = 3;

    QString what; // "is no JSON"
    std::int64_t lines = 0;
    QStringList places; // "events.ndjson:12 (byte 7: unexpected end)"; MostPlaces at most
};

struct ImportReport {
    std::int64_t lines = 0; // that are neither blank nor the head of a report
    std::int64_t added = 0;
    std::int64_t present = 0;          // the store had the event already
    std::vector<ImportNote> unread;    // lines that are no event, or that the store refuses
    std::vector<ImportNote> conflicts; // the store has an event of that id with other content
    std::vector<ImportNote> changed;   // events whose columns could not be kept as they were

    [[nodiscard]] std::int64_t linesOf(const std::vector<ImportNote>& notes) const;
};

// Adds the events of NDJSON files to a store, in their order, each once: an event that is there
// already is left as it is, and told where the file has it otherwise. Reads line by line and writes
// in batches, so that memory does not grow with the files. Lives and dies in one thread.
class EventImporter final {
public:
    // A SQLite file that is missing is made.
    [[nodiscard]] static Result<std::unique_ptr<EventImporter>> open(const StoreLocation& location);

    // "-" is standard input. What was added before an error stays, and report() says how much that
    // is. onLine is called once a line.
    [[nodiscard]] Result<void> addFile(const QString& path, const std::function<void()>& onLine,
                                       const std::stop_token& stop);

    [[nodiscard]] const ImportReport& report() const { return m_report; }
    // Ends the running statement; see SqlConnection::breaker().
    [[nodiscard]] Interrupter breaker() const { return m_appender->breaker(); }

private:
    using Ids = std::pair<QByteArray, QByteArray>; // of session and event

    explicit EventImporter(std::unique_ptr<BatchAppender> appender);

    void addLine(std::string_view line, const QString& place);
    void addEvent(StoredEvent event, const QString& place);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> leaveOutStored();
    [[nodiscard]] Result<void> append();
    void settle(const Ids& ids, bool isSame, const QString& place);
    static void note(std::vector<ImportNote>& notes, const QString& what, const QString& place);

    std::unique_ptr<BatchAppender> m_appender;
    EventJsonReader m_reader;
    ImportFit m_fit;
    ImportReport m_report;
    std::vector<StoredEvent> m_waiting; // in the order of their lines
    std::vector<QString> m_places;      // of those
    std::map<Ids, std::size_t> m_numbers;
    std::size_t m_bytes = 0;
};

} // namespace muscope
