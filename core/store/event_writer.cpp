// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_writer.h"

#include "core/store/builtin_stores.h"

namespace muscope {

namespace {

constexpr std::array WrittenFields{Field::Session,   Field::Event,   Field::Type,
                                   Field::Time,      Field::Payload, Field::Metadata,
                                   Field::Direction, Field::Stream};

} // namespace

EventWriter::EventWriter(std::unique_ptr<SqlConnection> connection, QByteArray insert)
    : m_connection(std::move(connection))
    , m_insert(std::move(insert)) {}

Result<std::unique_ptr<EventWriter>> EventWriter::open(const StoreLocation& location) {
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    auto connection = backend.connect(location, Access::ReadWrite, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    QByteArrayList names;
    QByteArrayList places;
    for (const Field field : WrittenFields) {
        names.push_back(quotedIdentifier(nameOf(field)));
        places.push_back((location.kind == StoreLocation::Kind::Sqlite ? '?' : '$') +
                         QByteArray::number(places.size() + 1));
    }
    const QByteArray insert = "INSERT INTO " + quotedTable(location.table) + " (" +
                              names.join(", ") + ") VALUES (" + places.join(", ") + ')';
    if (const Result<void> begun = (*connection)->execute("BEGIN"); !begun) {
        return tl::unexpected(begun.error());
    }
    return std::unique_ptr<EventWriter>(new EventWriter(std::move(*connection), insert));
}

Result<void> EventWriter::append(const StoredEvent& event) {
    return m_connection->execute(m_insert,
                                 {event.sessionId.value(), event.eventId.value(), event.type,
                                  textOrNull(event.createdAt), textOrNull(event.payload),
                                  textOrNull(event.metadata), textOrNull(event.direction),
                                  textOrNull(event.streamId)});
}

Result<void> EventWriter::commit() {
    return m_connection->execute("COMMIT");
}

} // namespace muscope
