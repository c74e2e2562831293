// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope {

// What an event is on the wire, or in the seed's own shape.
enum class MessageKind : unsigned char {
    Other,        // sensor data, quantum results, anything without a shape of its own
    Call,         // {"tool", "args", "result"}: request and answer in one event
    Request,      // JSON-RPC with method and id
    Response,     // JSON-RPC with result or error and id
    Notification, // JSON-RPC with method and no id
    Receipt,      // an event that carries a receipt of another
};

} // namespace muscope
