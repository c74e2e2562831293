// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/state_vector.h"

#include "core/shape/payload_places.h"
#include "core/shape/shape_number.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace muscope {

namespace {

using Complex = std::complex<double>;

constexpr std::size_t LongestNumber = 200; // bytes of one written amplitude
constexpr std::size_t LongestPrefix = 32;  // "Statevector("
constexpr double NoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view Blanks = " \t\r\n";

// Takes amplitudes one by one and keeps what the vector has room for.
class AmplitudeSink {
public:
    void add(const std::optional<Complex>& amplitude) {
        const Complex value = amplitude.value_or(Complex(NoNumber, NoNumber));
        if (vector.amplitudes.size() < StateVector::MostKept) {
            vector.amplitudes.push_back(value);
        }
        ++vector.count;
        if (std::isfinite(std::norm(value))) {
            vector.norm += std::norm(value);
        } else {
            ++unreadable;
        }
    }

    StateVector vector;
    std::size_t unreadable = 0;
};

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(Blanks);
    if (start == std::string_view::npos) {
        return {};
    }
    return text.substr(start, text.find_last_not_of(Blanks) - start + 1);
}

bool isImaginary(std::string_view token) {
    return token.ends_with('j') || token.ends_with('i') || token.ends_with("j)");
}

// NumPy pads the real part: "0.        +0.70710678j" is one number.
void readSpaced(std::string_view text, AmplitudeSink& sink) {
    std::string held;
    const auto flush = [&] {
        if (!held.empty()) {
            sink.add(readComplex(held));
            held.clear();
        }
    };
    while (!(text = trimmed(text)).empty()) {
        const std::string_view token = text.substr(0, text.find_first_of(Blanks));
        text.remove_prefix(token.size());
        if (token == "..." || token == "…") {
            flush();
            sink.vector.isCut = true;
            continue;
        }
        const bool continues = !held.empty() && isImaginary(token) &&
                               (token.front() == '+' || token.front() == '-') && !isImaginary(held);
        if (!continues) {
            flush();
        }
        held.append(token.substr(0, LongestNumber));
    }
    flush();
}

void readParted(std::string_view text, AmplitudeSink& sink) {
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view token = trimmed(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (token == "..." || token == "…") {
            sink.vector.isCut = true;
        } else if (!token.empty()) {
            sink.add(readComplex(token));
        }
    }
}

bool readText(std::string_view text, AmplitudeSink& sink) {
    const std::size_t open = text.substr(0, LongestPrefix).find('[');
    const std::size_t close = text.find(']', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
        return false;
    }
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    if (inside.find(',') == std::string_view::npos) {
        readSpaced(inside, sink);
    } else {
        readParted(inside, sink);
    }
    return sink.vector.count > sink.unreadable;
}

std::optional<Complex> pairOf(const json::Document& document, json::NodeId node) {
    const auto first = document.firstChild(node);
    const auto second = first ? document.nextSibling(*first) : std::nullopt;
    if (!second || document.childCount(node) != 2) {
        return std::nullopt;
    }
    const auto real = numberOf(document, *first);
    const auto imaginary = numberOf(document, *second);
    return real && imaginary ? std::optional(Complex(*real, *imaginary)) : std::nullopt;
}

std::optional<Complex> partsOf(const json::Document& document, json::NodeId node) {
    const auto part = [&](std::string_view shortKey, std::string_view longKey) {
        const auto found = document.find(node, shortKey);
        const auto member = found ? found : document.find(node, longKey);
        return member ? numberOf(document, *member) : std::nullopt;
    };
    const auto real = part("re", "real");
    const auto imaginary = part("im", "imag");
    return real || imaginary ? std::optional(Complex(real.value_or(0), imaginary.value_or(0)))
                             : std::nullopt;
}

std::optional<Complex> elementOf(const json::Document& document, json::NodeId node) {
    switch (document.type(node)) {
    case json::Type::Number:
        return Complex(*numberOf(document, node), 0);
    case json::Type::Array:
        return pairOf(document, node);
    case json::Type::Object:
        return partsOf(document, node);
    case json::Type::String:
        return readComplex(document.decodedString(node));
    case json::Type::Null:
    case json::Type::False:
    case json::Type::True:
        break;
    }
    return std::nullopt;
}

bool readList(const json::Document& document, json::NodeId array, AmplitudeSink& sink) {
    for (auto child = document.firstChild(array); child; child = document.nextSibling(*child)) {
        sink.add(elementOf(document, *child));
    }
    return sink.vector.count > sink.unreadable;
}

// Two lists side by side; where one ends, the other's partner is no number.
bool readColumns(const json::Document& document, json::NodeId object, AmplitudeSink& sink) {
    const auto real = memberOf(document, object, "real", json::Type::Array);
    const auto imaginary = memberOf(document, object, "imag", json::Type::Array);
    if (!real || !imaginary) {
        return false;
    }
    auto left = document.firstChild(*real);
    auto right = document.firstChild(*imaginary);
    while (left || right) {
        const auto x = left ? numberOf(document, *left) : std::nullopt;
        const auto y = right ? numberOf(document, *right) : std::nullopt;
        sink.add(x && y ? std::optional(Complex(*x, *y)) : std::nullopt);
        left = left ? document.nextSibling(*left) : std::nullopt;
        right = right ? document.nextSibling(*right) : std::nullopt;
    }
    return sink.vector.count > sink.unreadable;
}

void sortOrders(StateVector& vector) {
    const auto& values = vector.amplitudes;
    vector.byProbability.resize(values.size());
    std::iota(vector.byProbability.begin(), vector.byProbability.end(), 0U);
    vector.byPhase = vector.byProbability;
    // What is no number comes last; NaN itself must not reach a comparison.
    const auto probability = [&](std::uint32_t at) {
        const double norm = std::norm(values[at]);
        return std::isnan(norm) ? -1.0 : norm;
    };
    const auto phase = [&](std::uint32_t at) {
        const double angle = std::arg(values[at]);
        return std::isnan(angle) ? 10.0 : angle;
    };
    std::ranges::stable_sort(vector.byProbability, std::greater(), probability);
    std::ranges::stable_sort(vector.byPhase, std::less(), phase);
}

ShapeCheck amplitudesCheck(const StateVector& vector, std::size_t unreadable) {
    ShapeCheck check{ShapeCheck::About::Amplitudes, ShapeCheck::State::Ok, {}};
    const std::string words = countWords(vector.count, "amplitude", "amplitudes");
    if (unreadable > 0) {
        check.state = ShapeCheck::State::Broken;
        check.sentence =
            std::to_string(unreadable) + " of " + words + " cannot be read as a number.";
    } else if (vector.isCut) {
        check.state = ShapeCheck::State::Unknown;
        check.sentence = "The text leaves amplitudes out (“...”): " + words + " can be read.";
    } else if (vector.qubits) {
        check.sentence = words + ": " + countWords(*vector.qubits, "qubit", "qubits") + '.';
    } else {
        check.state = ShapeCheck::State::Broken;
        check.sentence = words + ": a state of n qubits has 2 to the power of n.";
    }
    return check;
}

ShapeCheck normCheck(const StateVector& vector, std::size_t unreadable) {
    ShapeCheck check{ShapeCheck::About::Norm, ShapeCheck::State::Ok, {}};
    const std::string words = numberWords(vector.norm);
    if (vector.isCut || unreadable > 0) {
        check.state = ShapeCheck::State::Unknown;
        check.sentence =
            "The norm is not checked: the amplitudes that can be read come to " + words + '.';
    } else if (std::abs(vector.norm - 1) <= StateVector::NormTolerance) {
        check.sentence = "The probabilities add up to 1 (" + words + ").";
    } else {
        check.state = ShapeCheck::State::Broken;
        check.sentence = "The probabilities add up to " + words + ", not to 1.";
    }
    return check;
}

} // namespace

std::optional<Complex> readComplex(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('(') && text.ends_with(')')) {
        text = trimmed(text.substr(1, text.size() - 2));
    }
    std::string packed;
    for (const char c : text.substr(0, LongestNumber)) {
        if (Blanks.find(c) == std::string_view::npos) {
            packed += c;
        }
    }
    if (!isImaginary(packed)) {
        const auto real = readNumber(packed);
        return real ? std::optional(Complex(*real, 0)) : std::nullopt;
    }
    packed.pop_back();
    // The sign that parts the two is the last that is no exponent's.
    std::size_t sign = packed.find_last_of("+-");
    while (sign != std::string::npos && sign > 0 &&
           (packed[sign - 1] == 'e' || packed[sign - 1] == 'E')) {
        sign = packed.find_last_of("+-", sign - 1);
    }
    const bool hasReal = sign != std::string::npos && sign > 0;
    const auto real = hasReal ? readNumber(std::string_view(packed).substr(0, sign)) : 0.0;
    std::string unit = hasReal ? packed.substr(sign) : packed;
    if (unit.empty() || unit == "+" || unit == "-") {
        unit += '1'; // "j", "0-j"
    }
    const auto imaginary = readNumber(unit);
    return real && imaginary ? std::optional(Complex(*real, *imaginary)) : std::nullopt;
}

std::optional<StateVector> readStateVector(const json::Document& document, json::NodeId node) {
    AmplitudeSink sink;
    bool isRead = false;
    if (document.type(node) == json::Type::String) {
        isRead = readText(document.decodedString(node), sink);
    } else if (document.type(node) == json::Type::Array) {
        isRead = readList(document, node, sink);
    } else if (document.type(node) == json::Type::Object) {
        isRead = readColumns(document, node, sink);
    }
    if (!isRead) {
        return std::nullopt;
    }
    StateVector& vector = sink.vector;
    if (!vector.isCut && vector.count > 1 && std::has_single_bit(vector.count)) {
        vector.qubits = static_cast<unsigned>(std::countr_zero(vector.count));
    }
    sortOrders(vector);
    vector.checks = {amplitudesCheck(vector, sink.unreadable), normCheck(vector, sink.unreadable)};
    return std::move(vector);
}

} // namespace muscope
