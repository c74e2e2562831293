// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"

#include <QByteArray>
#include <QList>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// How to reach a server that shakes hands.
[[nodiscard]] inline LiveSettings legacySettings(const QUrl& url) {
    LiveSettings result;
    result.url = url;
    result.era = EraChoice::Legacy;
    return result;
}

// A client under test, and all it told. Time limits bear a loaded machine.
class LiveProbe {
public:
    static constexpr int Patience = 60'000; // ms

    explicit LiveProbe(LiveSettings settings,
                       McpClient::Recording recording = McpClient::Recording::Off)
        : client(
              std::move(settings), [this](LiveEvent event) { events.push_back(std::move(event)); },
              recording) {
        QObject::connect(&client, &McpClient::stateChanged, &client,
                         [this](ClientState state) { states.push_back(state); });
    }

    [[nodiscard]] bool waitFor(ClientState state) {
        return QTest::qWaitFor([&] { return std::ranges::count(states, state) > 0; }, Patience);
    }
    [[nodiscard]] bool connectToServer() {
        client.start();
        return waitFor(ClientState::Ready);
    }
    [[nodiscard]] bool close() {
        client.close();
        return waitFor(ClientState::Closed);
    }

    // Calls and waits for what becomes of it.
    [[nodiscard]] Result<CallAnswer> call(std::string_view method, std::string_view params) {
        auto outcome = std::make_shared<std::optional<Result<CallAnswer>>>();
        client.call(method, params,
                    [outcome](Result<CallAnswer> answer) { *outcome = std::move(answer); });
        if (!QTest::qWaitFor([&] { return outcome->has_value(); }, Patience)) {
            return failure(ErrorCode::Cancelled, QStringLiteral("the test gave up waiting"));
        }
        return **outcome;
    }
    [[nodiscard]] Result<CallAnswer> callTool(const std::string& name,
                                              const std::string& arguments = "{}") {
        return call("tools/call", "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}");
    }

    [[nodiscard]] std::vector<LiveEvent> of(LiveEventKind kind) const {
        std::vector<LiveEvent> result;
        std::ranges::copy_if(events, std::back_inserter(result),
                             [kind](const LiveEvent& event) { return event.kind == kind; });
        return result;
    }
    // Whether muscope's own words include these, somewhere in their facts.
    [[nodiscard]] bool hasTold(LiveEventKind kind, std::string_view words) const {
        return std::ranges::any_of(events, [&](const LiveEvent& event) {
            return event.kind == kind && event.facts.find(words) != std::string::npos;
        });
    }
    // The messages of one direction, sorted.
    [[nodiscard]] QList<QByteArray> messages(Direction direction) const {
        QList<QByteArray> result;
        for (const LiveEvent& event : events) {
            const bool isMessage =
                event.kind == LiveEventKind::Message || event.kind == LiveEventKind::Duplicate;
            if (isMessage && event.direction == direction) {
                result.append(QByteArray::fromStdString(event.bytes));
            }
        }
        std::ranges::sort(result);
        return result;
    }
    // All that was told, as one text to search for what must not be in it.
    [[nodiscard]] QByteArray everything() const {
        QByteArray result;
        for (const LiveEvent& event : events) {
            result += QByteArray::fromStdString(event.facts + event.stream + "\n");
        }
        return result;
    }

    std::vector<LiveEvent> events;
    std::vector<ClientState> states;
    McpClient client;
};

} // namespace muscope
