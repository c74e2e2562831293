// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/quantum_result.h"

#include "core/shape/payload_places.h"
#include "core/shape/shape_number.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace muscope {

namespace {

using json::Type;

constexpr std::uint32_t LookedAtKeys = 1'000; // that tell whether an object is of outcomes

constexpr std::array<std::string_view, 2> CountKeys{"counts", "quantum_counts"};
constexpr std::array<std::string_view, 4> StateKeys{"statevector", "state_vector", "amplitudes",
                                                    "state"};
constexpr std::array<std::string_view, 6> Hints{"circuit", "fidelity",   "shots",
                                                "qubits",  "num_qubits", "gates"};

// Whether the payload speaks of a circuit anywhere where it would.
bool hasHint(const json::Document& document, const std::vector<PayloadPlace>& places) {
    return std::ranges::any_of(places, [&](const PayloadPlace& place) {
        return std::ranges::any_of(Hints, [&](std::string_view key) {
            return document.find(place.object, key).has_value();
        });
    });
}

// Whether all values are numbers, and some (all: every) of the keys bit strings.
bool isOfOutcomes(const json::Document& document, json::NodeId object, bool all) {
    std::string scratch;
    std::uint32_t looked = 0;
    std::uint32_t bits = 0;
    for (auto child = document.firstChild(object); child && looked < LookedAtKeys;
         child = document.nextSibling(*child)) {
        ++looked;
        bits += isBitString(document.decodedKey(*child, scratch)) ? 1 : 0;
        if (all && document.type(*child) != Type::Number) {
            return false;
        }
    }
    return all ? bits == looked && looked > 1 : bits > 0;
}

// The value of the first of these keys at the places that may state it of the run.
std::optional<json::NodeId> statedValue(const json::Document& document,
                                        const std::vector<PayloadPlace>& places,
                                        std::span<const std::string_view> keys) {
    for (const PayloadPlace& place : places) {
        for (const std::string_view key : keys) {
            if (const auto value = document.find(place.object, key)) {
                return value;
            }
            for (const std::string_view part : {"circuit", "config", "options", "metadata"}) {
                const auto inner = memberOf(document, place.object, part, Type::Object);
                if (const auto value = inner ? document.find(*inner, key) : std::nullopt) {
                    return value;
                }
            }
        }
    }
    return std::nullopt;
}

struct Found {
    json::NodeId node{};
    std::string path;
};

std::optional<Found> findCounts(const json::Document& document,
                                const std::vector<PayloadPlace>& places, bool isTold) {
    for (const PayloadPlace& place : places) {
        for (const std::string_view key : CountKeys) {
            const auto counts = memberOf(document, place.object, key, Type::Object);
            if (counts && (isTold || key != "counts" || isOfOutcomes(document, *counts, false))) {
                return Found{*counts, joinedPath(place.path, key)};
            }
        }
    }
    // The bare map, as one of the published code blocks returns it: it may be of any size.
    const auto result = memberOf(document, json::Root, "result", Type::Object);
    for (const auto& [node, path] :
         {std::pair(result, "result"), std::pair(std::optional(json::Root), "")}) {
        if (node && document.type(*node) == Type::Object && isOfOutcomes(document, *node, true)) {
            return Found{*node, path};
        }
    }
    return std::nullopt;
}

std::optional<StateVector> findState(const json::Document& document,
                                     const std::vector<PayloadPlace>& places, bool isTold) {
    for (const PayloadPlace& place : places) {
        for (const std::string_view key : StateKeys) {
            const auto node = document.find(place.object, key);
            // "state" means other things as well.
            if (!node || (key == "state" && !isTold)) {
                continue;
            }
            if (auto state = readStateVector(document, *node)) {
                state->path = joinedPath(place.path, key);
                return state;
            }
        }
    }
    return std::nullopt;
}

ShapeCheck fidelityCheck(const json::Document& document, json::NodeId node) {
    const auto said = [](ShapeCheck::State state, std::string sentence) {
        return ShapeCheck{ShapeCheck::About::Fidelity, state, std::move(sentence)};
    };
    const std::string spelled = shortText(document.spelling(node));
    const auto value = numberOf(document, node);
    if (value && *value >= 0 && *value <= 1) {
        return said(ShapeCheck::State::Ok, "The fidelity " + spelled + " lies between 0 and 1.");
    }
    if (value && *value > 1 && *value <= 100) {
        return said(ShapeCheck::State::Unknown,
                    "The fidelity " + spelled + " reads as a percentage; its unit is not stated.");
    }
    if (!value && spelled.find('%') != std::string::npos) {
        return said(ShapeCheck::State::Unknown,
                    "The fidelity is the text " + spelled + ", a percentage and no number.");
    }
    return said(ShapeCheck::State::Broken,
                "The fidelity " + spelled +
                    (value ? " does not lie between 0 and 1." : " is no number."));
}

} // namespace

std::optional<QuantumResult> quantumResult(const json::Document& document, bool isTold) {
    const std::vector<PayloadPlace> places = payloadPlaces(document);
    constexpr std::array<std::string_view, 2> ShotKeys{"shots", "num_shots"};
    constexpr std::array<std::string_view, 3> QubitKeys{"num_qubits", "qubits", "n_qubits"};
    const bool speaksOfCircuit = isTold || hasHint(document, places);
    QuantumResult result;
    if (const auto found = findCounts(document, places, speaksOfCircuit)) {
        const StatedRun stated{statedValue(document, places, ShotKeys),
                               statedValue(document, places, QubitKeys)};
        result.counts = readCounts(document, found->node, stated);
        result.counts->path = found->path;
    }
    result.state = findState(document, places, speaksOfCircuit || result.counts);
    if (!result.counts && !result.state) {
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 1> FidelityKeys{"fidelity"};
    if (const auto fidelity = statedValue(document, places, FidelityKeys)) {
        result.checks.push_back(fidelityCheck(document, *fidelity));
    }
    return result;
}

} // namespace muscope
