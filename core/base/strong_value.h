// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <utility>

namespace muscope {

// A value of type T that cannot be mistaken for another of the same type: Tag makes it its own
// type.
template <typename T, typename Tag>
class StrongValue {
public:
    constexpr StrongValue() = default;
    constexpr explicit StrongValue(T value)
        : m_value(std::move(value)) {}

    [[nodiscard]] constexpr const T& value() const { return m_value; }

    bool operator==(const StrongValue&) const = default;
    friend constexpr bool operator<(const StrongValue& left, const StrongValue& right) {
        return left.m_value < right.m_value;
    }

private:
    T m_value{};
};

} // namespace muscope

template <typename T, typename Tag>
struct std::hash<muscope::StrongValue<T, Tag>> {
    std::size_t operator()(const muscope::StrongValue<T, Tag>& value) const {
        return std::hash<T>{}(value.value());
    }
};
