// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/revision.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muscope {

// How the revision that a server speaks is found.
enum class EraChoice : unsigned char {
    Legacy,    // initialize with the newest legacy revision, HTTP+SSE where that is refused
    Automatic, // server/discover first, its steps recorded as probes; then as it answers
    Pinned,    // LiveSettings::pinned alone
};

// Name and value, as they stand on the wire.
using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>;

// What a live connection is made with. The headers are credentials: they go to the origin of url
// and nowhere else, neither into an event nor into an error.
struct LiveSettings {
    QUrl url;
    EraChoice era = EraChoice::Automatic;
    Revision pinned = Revision::V2025_11_25; // of EraChoice::Pinned
    HeaderList headers;

    std::string clientName = "muscope";
    std::string clientVersion = "0.1.0";
    // What the client says it can do, as the JSON object of initialize.
    std::string capabilities = R"({"elicitation":{},"roots":{},"sampling":{}})";

    // How long an answer may take: from the request or its last progress, and in all.
    std::chrono::milliseconds requestTimeout = std::chrono::seconds(60);
    std::chrono::milliseconds requestLimit = std::chrono::minutes(10);
    // How long a server that cannot be reached is tried again before the connection counts as lost.
    std::chrono::milliseconds reconnectLimit = std::chrono::minutes(2);
    // How long ending the session with the server may take.
    std::chrono::milliseconds closeTimeout = std::chrono::seconds(5);
};

} // namespace muscope
