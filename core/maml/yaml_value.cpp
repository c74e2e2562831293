// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/yaml_value.h"

#include <algorithm>
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
        Converter converter;
        reading.value = converter.convert(YAML::Load(text), 0);
        reading.isCut = converter.isCut();
    } catch (const YAML::Exception& error) {
        reading.problem =
            YamlProblem{std::max(0, error.mark.line), std::max(0, error.mark.column), error.msg};
    } catch (const std::exception& error) { // a number or name too long for the library
        reading.problem = YamlProblem{0, 0, error.what()};
    }
    return reading;
}

} // namespace muscope
