// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/file_draft.h"
#include "core/event/stored_event.h"
#include "core/store/session_file.h"
#include "core/store/sql_connection.h"

#include <memory>

namespace muscope {

// How the store that is copied keeps its rows: what the copy has to keep as well.
struct SessionFileForm {
    bool keepsSequences = true;         // they order the events; otherwise events are counted anew
    bool doReceiptsTellSessions = true; // of the table mu_receipts
    bool areReceiptsJson = false;
};

// Writes a session file: every column byte for byte, in bounded memory. It takes its place with
// commit() and not before; without that nothing is left of it. Add all events and digests first.
// Lives and dies in one thread.
class SessionFileWriter final {
public:
    // A file that is there already is replaced in the end.
    [[nodiscard]] static Result<std::unique_ptr<SessionFileWriter>>
    open(const QString& path, const SessionFileForm& form);

    [[nodiscard]] Result<void> addEvent(const EventView& event);
    [[nodiscard]] Result<void> addDigest(const CarriedDigest& digest);
    // Ends the events: what finds them is made now. False: ids are not unique in their session.
    [[nodiscard]] Result<bool> closeEvents();
    // Whether an event of that id was added to any session; after closeEvents().
    [[nodiscard]] Result<bool> hasEvent(std::string_view eventId);
    // A row as EventStore::readReceiptTable() gives it.
    [[nodiscard]] Result<void> addReceipt(const EventView& row);
    [[nodiscard]] Result<void> addWorkflow(const CarriedFile& file);
    [[nodiscard]] Result<void> addReceiptFile(const CarriedFile& file);

    [[nodiscard]] Result<void> commit();

private:
    SessionFileWriter(QString path, const SessionFileForm& form, std::unique_ptr<FileDraft> draft,
                      std::unique_ptr<SqlConnection> connection);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> run(const QByteArray& sql, const std::vector<SqlValue>& values = {});
    [[nodiscard]] tl::unexpected<Error> withPlace(const Error& error) const;

    QString m_path;
    SessionFileForm m_form;
    std::unique_ptr<FileDraft> m_draft;
    std::unique_ptr<SqlConnection> m_connection; // after the draft: closed before it is removed
    bool m_hasReceiptTable = false;
};

} // namespace muscope
