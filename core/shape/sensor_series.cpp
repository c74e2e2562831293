// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/sensor_series.h"

#include "core/shape/payload_places.h"
#include "core/shape/shape_number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace muscope {

namespace {

using About = ShapeCheck::About;
using Channel = SensorSeries::Channel;
using State = ShapeCheck::State;
using json::Type;

constexpr double Gap = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, 14> SensorNames{
    "sonar",    "lidar", "sonar_data", "lidar_data", "fusedData",   "fused_data", "fused",
    "imu_data", "accel", "gyro",       "magneto",    "temperature", "humidity",   "pressure"};

// Of which one value belongs to one of the other.
constexpr std::array<std::string_view, 8> Paired{
    "sonar", "lidar", "sonar_data", "lidar_data", "fusedData", "fused_data", "fused", "result"};

// Numbers that are no readings.
constexpr std::array<std::string_view, 12> NoReadings{
    "timestamp", "time",    "ts", "id",    "seq",     "sequence",
    "shots",     "jsonrpc", "t",  "index", "version", "sensor_id"};

template <std::size_t Count>
bool isOneOf(const std::array<std::string_view, Count>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::string_view lastPart(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

// Collects the channels of a payload.
class ChannelReader {
public:
    explicit ChannelReader(const json::Document& document)
        : m_document(document) {}

    // takesScalars: numbers that stand by themselves are readings too.
    void readMembers(json::NodeId object, const std::string& path, bool takesScalars,
                     bool looksInside = true) {
        std::string scratch;
        for (auto child = m_document.firstChild(object); child;
             child = m_document.nextSibling(*child)) {
            const std::string key(m_document.decodedKey(*child, scratch).substr(0, 200));
            const std::string name = joinedPath(path, key);
            if (m_document.type(*child) == Type::Array) {
                readList(*child, name);
            } else if (m_document.type(*child) == Type::Number && takesScalars &&
                       !isOneOf(NoReadings, key)) {
                add(Channel{name, {*numberOf(m_document, *child)}, 1, 0, 0, true});
            } else if (m_document.type(*child) == Type::Object && looksInside &&
                       isOneOf(SensorNames, key)) {
                readMembers(*child, name, true, false);
            }
        }
    }

    void readList(json::NodeId array, const std::string& name) {
        Channel channel;
        channel.name = name;
        std::size_t numbers = 0; // or null, which stands for one
        std::size_t nested = 0;
        for (auto child = m_document.firstChild(array); child;
             child = m_document.nextSibling(*child)) {
            const double value = numberOf(m_document, *child).value_or(Gap);
            const bool isGap = !std::isfinite(value);
            numbers += isGap && m_document.type(*child) != Type::Null ? 0 : 1;
            nested += m_document.type(*child) >= Type::Array ? 1 : 0;
            if (isGap && channel.gaps++ == 0) {
                channel.firstGap = channel.count;
            }
            if (channel.count < SensorSeries::MostKept) {
                channel.values.push_back(isGap ? Gap : value);
            }
            ++channel.count;
        }
        if (nested > 0 || (numbers == 0 && channel.count > 0)) {
            m_notDrawn.push_back(name);
        } else {
            add(std::move(channel));
        }
    }

    [[nodiscard]] std::vector<Channel>& channels() { return m_channels; }
    [[nodiscard]] const std::vector<std::string>& notDrawn() const { return m_notDrawn; }
    [[nodiscard]] std::size_t tooMany() const { return m_tooMany; }

private:
    void add(Channel channel) {
        if (m_channels.size() == SensorSeries::MostChannels) {
            ++m_tooMany;
        } else {
            m_channels.push_back(std::move(channel));
        }
    }

    const json::Document& m_document;
    std::vector<Channel> m_channels;
    std::vector<std::string> m_notDrawn; // lists that are no series
    std::size_t m_tooMany = 0;
};

bool hasSensorName(const json::Document& document, json::NodeId object) {
    std::string scratch;
    for (auto child = document.firstChild(object); child; child = document.nextSibling(*child)) {
        const Type type = document.type(*child);
        if ((type == Type::Array || type == Type::Object) &&
            isOneOf(SensorNames, document.decodedKey(*child, scratch))) {
            return true;
        }
    }
    return document.find(object, "sensor_id").has_value();
}

std::string lengthWords(const Channel& channel) {
    return "“" + channel.name + "” has " + countWords(channel.count, "value", "values");
}

std::optional<ShapeCheck> lengthsCheck(const std::vector<Channel>& channels) {
    const Channel* first = nullptr;
    const Channel* firstPaired = nullptr;
    const Channel* other = nullptr;
    std::size_t lists = 0;
    for (const Channel& channel : channels) {
        if (channel.isScalar) {
            continue;
        }
        ++lists;
        const bool isPaired = isOneOf(Paired, lastPart(channel.name));
        if (isPaired && firstPaired != nullptr && firstPaired->count != channel.count) {
            return ShapeCheck{About::ChannelLengths, State::Broken,
                              lengthWords(*firstPaired) + ", " + lengthWords(channel) +
                                  ": they have no partners beyond the shorter one."};
        }
        firstPaired = isPaired && firstPaired == nullptr ? &channel : firstPaired;
        first = first == nullptr ? &channel : first;
        other = other == nullptr && channel.count != first->count ? &channel : other;
    }
    if (lists < 2) {
        return std::nullopt;
    }
    if (other != nullptr) {
        return ShapeCheck{About::ChannelLengths, State::Unknown,
                          lengthWords(*first) + ", " + lengthWords(*other) +
                              "; whether they belong together is not stated."};
    }
    return ShapeCheck{About::ChannelLengths, State::Ok,
                      "All channels have " + countWords(first->count, "value", "values") + '.'};
}

ShapeCheck gapsCheck(const std::vector<Channel>& channels) {
    std::size_t gaps = 0;
    const Channel* first = nullptr;
    for (const Channel& channel : channels) {
        gaps += channel.gaps;
        first = first == nullptr && channel.gaps > 0 ? &channel : first;
    }
    if (first == nullptr) {
        return {About::ChannelGaps, State::Ok, "No gaps: every value is a number."};
    }
    return {About::ChannelGaps, State::Broken,
            countWords(gaps, "gap", "gaps") + " (null or no number), the first in “" + first->name +
                "” at place " + std::to_string(first->firstGap) + '.'};
}

void addNotDrawn(const ChannelReader& reader, std::vector<ShapeCheck>& checks) {
    if (!reader.notDrawn().empty()) {
        const std::size_t others = reader.notDrawn().size() - 1;
        const std::string more =
            others == 0 ? std::string() : " and " + countWords(others, "other", "others");
        checks.push_back({About::Channels, State::Unknown,
                          "“" + reader.notDrawn().front() + "”" + more +
                              ": no list of numbers, not drawn and not checked."});
    }
    if (reader.tooMany() > 0) {
        checks.push_back({About::Channels, State::Unknown,
                          "Only the first " + std::to_string(SensorSeries::MostChannels) +
                              " channels are drawn and checked; there are " +
                              std::to_string(reader.tooMany()) + " more."});
    }
}

} // namespace

std::optional<SensorSeries> sensorSeries(const json::Document& document, bool isTold) {
    const std::vector<PayloadPlace> places = payloadPlaces(document);
    ChannelReader reader(document);
    for (const PayloadPlace& place : places) {
        if (hasSensorName(document, place.object)) {
            reader.readMembers(place.object, place.path, true);
        }
    }
    if (isTold && reader.channels().empty()) {
        for (const PayloadPlace& place : places) {
            reader.readMembers(place.object, place.path, true);
        }
    }
    if (reader.channels().empty()) {
        return std::nullopt;
    }
    // What the tool computed of them stands beside them as a bare list.
    if (const auto result = memberOf(document, json::Root, "result", Type::Array);
        result && !hasSensorName(document, json::Root)) {
        reader.readList(*result, "result");
    }
    SensorSeries series;
    series.channels = std::move(reader.channels());
    if (auto lengths = lengthsCheck(series.channels)) {
        series.checks.push_back(std::move(*lengths));
    }
    series.checks.push_back(gapsCheck(series.channels));
    addNotDrawn(reader, series.checks);
    return series;
}

} // namespace muscope
