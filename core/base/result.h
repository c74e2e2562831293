// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace muscope {

// What kind of thing went wrong; decides exit codes and which way out the window offers.
enum class ErrorCode : unsigned char {
    InvalidInput,   // what was asked for makes no sense
    NotFound,       // no such file, table, event
    Connection,     // the store cannot be reached, or went away
    Authentication, // the store wants a password, or another one
    Schema,         // the store is there, but a table or column is missing
    Read,           // reading failed on the way
    Write,          // writing failed
    Cancelled,      // a person or a newer request stopped it
};

// An error is a value: a code and one sentence that says what was done, on what, and why it failed.
// The sentence never holds a password.
struct Error {
    ErrorCode code = ErrorCode::Read;
    QString message;

    bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

} // namespace muscope
