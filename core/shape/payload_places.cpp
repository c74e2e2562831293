// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/payload_places.h"

#include "core/shape/shape_number.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::size_t MostPlaces = 24;
constexpr std::uint32_t MostMembers = 1'000;

constexpr std::array<std::string_view, 16> Envelopes{
    "result", "params",  "structuredContent", "args",          "arguments",   "data",
    "output", "payload", "sensor_update",     "quantum_state", "sensor_data", "measurement",
    "value",  "results", "quantum_result",    "response"};

} // namespace

std::vector<PayloadPlace> payloadPlaces(const json::Document& document) {
    std::vector<PayloadPlace> places;
    const auto add = [&](json::NodeId node, std::string path, std::optional<std::size_t> parent) {
        if (document.type(node) == json::Type::Object && document.childCount(node) <= MostMembers &&
            places.size() < MostPlaces) {
            places.push_back({node, std::move(path), parent});
        }
    };
    add(json::Root, {}, std::nullopt);
    std::string scratch;
    for (std::size_t at = 0; at < places.size(); ++at) {
        for (auto child = document.firstChild(places[at].object); child;
             child = document.nextSibling(*child)) {
            const std::string_view key = document.decodedKey(*child, scratch);
            if (std::ranges::find(Envelopes, key) != Envelopes.end()) {
                add(*child, joinedPath(places[at].path, key), at);
            }
        }
    }
    return places;
}

std::optional<json::NodeId> memberOf(const json::Document& document, json::NodeId object,
                                     std::string_view key, json::Type type) {
    const std::optional<json::NodeId> member = document.find(object, key);
    return member && document.type(*member) == type ? member : std::nullopt;
}

std::string textOf(const json::Document& document, json::NodeId object, std::string_view key,
                   std::size_t limit) {
    const auto member = memberOf(document, object, key, json::Type::String);
    return member ? shortText(document.decodedString(*member), limit) : std::string();
}

std::string joinedPath(std::string_view path, std::string_view key) {
    std::string joined(path);
    if (!joined.empty()) {
        joined += '.';
    }
    return joined += shortText(key);
}

} // namespace muscope
