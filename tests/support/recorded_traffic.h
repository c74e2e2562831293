// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/http_reader.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace muscope {

// What passed over one connection.
struct RecordedConnection {
    QByteArray toServer;
    QByteArray toClient;
};

// The JSON-RPC messages of each direction, as they stood on the wire: bodies of requests and of
// answers, data of server-sent events, batches taken apart. Only what came whole. Read by simple
// means of the tests' own, none of the code under test but for the JSON parser.
[[nodiscard]] QList<QByteArray> messagesToServer(const RecordedConnection& connection);
[[nodiscard]] QList<QByteArray> messagesToClient(const RecordedConnection& connection);

// Of all connections. Between connections there is no order, so these are sorted.
[[nodiscard]] QList<QByteArray>
sortedMessagesToServer(const std::vector<RecordedConnection>& connections);
[[nodiscard]] QList<QByteArray>
sortedMessagesToClient(const std::vector<RecordedConnection>& connections);

// The data of the whole events of a stream.
[[nodiscard]] QList<QByteArray> eventDataOf(const QByteArray& stream);

} // namespace muscope
