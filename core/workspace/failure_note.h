// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstddef>

namespace muscope {

// What a pass found out about a failing receipt, short enough to keep for every one.
struct FailureNote {
    QString detail;  // "reversed by code point; 2 of 55 characters differ from the payload"
    QString foundIn; // "metadata.mu"
};

// Beyond so many failures of one session the rest are listed without.
constexpr std::size_t MaxFailureNotes = 100'000;

} // namespace muscope
