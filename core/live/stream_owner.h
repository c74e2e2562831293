// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace muscope {

// Learns what becomes of a resumable stream. It may close the stream from within these, but not
// destroy it.
class StreamOwner {
public:
    virtual ~StreamOwner() = default;

    // The server has opened it, for the first time or again.
    virtual void streamOpened() = 0;
    // It is broken, and being resumed.
    virtual void streamBroken() = 0;
    // Nothing more will come: it cannot be resumed, or the server offers no such stream.
    virtual void streamEnded(const Error& why) = 0;
    // The server says that it knows no such session any more.
    virtual void streamExpired(const Error& why) = 0;
    // The server could not be reached for too long.
    virtual void streamLost(const Error& why) = 0;
};

} // namespace muscope
