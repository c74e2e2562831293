// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/yaml_value.h"

#include <algorithm>
#include <array>
#include <exception>
#include <vector>
#include <yaml-cpp/yaml.h> // its other headers do not stand alone

namespace muscope {

namespace {

constexpr std::size_t MostBytes = std::size_t{256} * 1024;
constexpr int DeepestValue = 8;
constexpr int MostNodes = 5'000;

// Turns nodes into values. Bounded in depth and number, since an alias may name its own parent.
class Converter {
public:
    YamlValue convert(const YAML::Node& node, int depth) {
        YamlValue value;
        value.line = std::max(0, node.Mark().line);
        if (depth > DeepestValue || ++m_nodes > MostNodes) {
            m_isCut = true;
            return value;
        }
        switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            break;
        case YAML::NodeType::Scalar:
            value.kind = YamlValue::Kind::Scalar;
            value.scalar = node.Scalar();
            value.isQuoted = node.Tag() == "!";
            break;
        case YAML::NodeType::Sequence:
            value.kind = YamlValue::Kind::List;
            for (const YAML::Node& item : node) {
                if (m_nodes > MostNodes) {
                    break;
                }
                value.items.push_back(convert(item, depth + 1));
            }
            break;
        case YAML::NodeType::Map:
            value.kind = YamlValue::Kind::Mapping;
            for (const auto& member : node) {
                if (m_nodes > MostNodes) {
                    break;
                }
                const bool isPlain = member.first.IsScalar();
                value.keys.push_back(isPlain ? member.first.Scalar() : std::string());
                value.items.push_back(convert(member.second, depth + 1));
                value.items.back().line = std::max(0, member.first.Mark().line);
            }
            break;
        }
        return value;
    }

    [[nodiscard]] bool isCut() const { return m_isCut; }

private:
    int m_nodes = 0;
    bool m_isCut = false;
};

// What a person can do about it, where the library's words do not say.
std::string problemText(const std::string& message) {
    struct Known {
        std::string_view message;
        std::string_view text;
    };
    constexpr std::array<Known, 5> All{
        {{"illegal EOF in scalar", "a text that begins with a quote is not closed by one"},
         {"unknown token", "a value cannot begin so: it needs quotes around it"},
         {"end of sequence flow not found", "a list that begins with [ is not closed by ]"},
         {"end of map flow not found", "a mapping that begins with { is not closed by }"},
         {"illegal map value", "a colon within a value: it needs quotes around it"}}};
    const auto known = std::ranges::find(All, message, &Known::message);
    return known == All.end() ? message : std::string(known->text);
}

} // namespace

const YamlValue* YamlValue::find(std::string_view key) const {
    const auto found = std::ranges::find(keys.rbegin(), keys.rend(), key);
    return found == keys.rend() ? nullptr
                                : &items[static_cast<std::size_t>(keys.rend() - found) - 1];
}

YamlReading readYaml(const std::string& text) {
    YamlReading reading;
    if (text.size() > MostBytes) {
        reading.problem = YamlProblem{0, 0, "longer than 256 KiB"};
        return reading;
    }
    try {
        // The library lets a text in quotes end with the last line, but not within it.
        const std::size_t end = text.find_last_not_of(" \t\n") + 1;
        Converter converter;
        reading.value = converter.convert(YAML::Load(text.substr(0, end)), 0);
        reading.isCut = converter.isCut();
    } catch (const YAML::Exception& error) {
        reading.problem = YamlProblem{std::max(0, error.mark.line), std::max(0, error.mark.column),
                                      problemText(error.msg)};
    } catch (const std::exception& error) { // a number or name too long for the library
        reading.problem = YamlProblem{0, 0, error.what()};
    }
    return reading;
}

} // namespace muscope
