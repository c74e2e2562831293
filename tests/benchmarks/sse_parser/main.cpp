// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Parses 100 MB of event stream; the yardstick of the same run finds the same line ends with memchr
// and copies the lines.
#include "core/live/sse_parser.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

namespace muscope {

namespace {

constexpr std::size_t TotalBytes = 100'000'000;
constexpr int Rounds = 15;
constexpr double Never = 1e9;
constexpr double Limit = 3; // times the yardstick

// The sizes of real messages: most of 100 to 500 bytes, one in 20 a result of 1 to 8 kB.
std::string typicalStream(std::string_view lineEnd) {
    std::mt19937 random(20261122);
    std::string stream;
    stream.reserve(TotalBytes + 16384);
    for (std::size_t count = 0; stream.size() < TotalBytes; ++count) {
        const std::size_t size = random() % 20 == 0 ? 1000 + random() % 7000 : random() % 400;
        stream.append("event: message").append(lineEnd);
        stream.append("id: ecc57dd5-2b1e-4ffd-9271-bd520d97392c_").append(std::to_string(count));
        stream.append(lineEnd).append(R"(data: {"result":{"content":[{"type":"text","text":")");
        stream.append(size, static_cast<char>('a' + random() % 26));
        stream.append(R"("}]},"jsonrpc":"2.0","id":)").append(std::to_string(count)).append("}");
        stream.append(lineEnd).append(lineEnd);
        if (random() % 50 == 0) {
            stream.append(": keepalive").append(lineEnd).append(lineEnd);
        }
    }
    return stream;
}

std::size_t copyLines(std::string_view stream, char last) {
    std::string block;
    std::size_t blocks = 0;
    const char* at = stream.data();
    const char* const end = at + stream.size();
    while (at != end) {
        const void* found = std::memchr(at, last, static_cast<std::size_t>(end - at));
        const char* const lineEnd = found == nullptr ? end : static_cast<const char*>(found);
        if (lineEnd - at <= 1) {
            block.clear();
            ++blocks;
        } else {
            block.append(at, lineEnd);
        }
        at = lineEnd == end ? end : lineEnd + 1;
    }
    return blocks;
}

std::size_t parse(std::string_view stream, std::size_t pushSize) {
    std::size_t events = 0;
    SseParser parser([&](const SseEvent&) { ++events; });
    for (; !stream.empty(); stream.remove_prefix(std::min(pushSize, stream.size()))) {
        parser.push(stream.substr(0, pushSize));
    }
    parser.finish();
    return events;
}

template <typename Work>
double seconds(std::size_t expected, Work work) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (count != expected) {
        std::printf("%zu blocks instead of %zu\n", count, expected);
        return Never;
    }
    return took.count();
}

// The best of several rounds; yardstick and parser take turns, so that a busy machine slows both.
bool measure(const char* name, std::string_view lineEnd) {
    const std::string stream = typicalStream(lineEnd);
    const std::array pushSizes{std::size_t{1400}, std::size_t{16384}, stream.size()};
    const std::size_t blocks = copyLines(stream, lineEnd.back());
    double bare = Never;
    std::array<double, 3> best{Never, Never, Never};
    for (int round = 0; round < Rounds; ++round) {
        bare = std::min(bare, seconds(blocks, [&] { return copyLines(stream, lineEnd.back()); }));
        for (std::size_t i = 0; i < best.size(); ++i) {
            best[i] =
                std::min(best[i], seconds(blocks, [&] { return parse(stream, pushSizes[i]); }));
        }
    }
    const double bytes = static_cast<double>(stream.size());
    std::printf("%-5s memchr and copy     %6.2f GB/s, %zu blocks\n", name, bytes / bare / 1e9,
                blocks);
    bool isGood = true;
    for (std::size_t i = 0; i < best.size(); ++i) {
        const double ratio = best[i] / bare;
        isGood = isGood && ratio <= Limit;
        std::printf("%-5s pushes of %9zu %6.2f GB/s, 1/%.2f of it (at least 1/%.0f)\n", name,
                    pushSizes[i], bytes / best[i] / 1e9, ratio, Limit);
    }
    return isGood;
}

} // namespace

} // namespace muscope

int main() {
    bool isGood = muscope::measure("LF", "\n");
    isGood = muscope::measure("CRLF", "\r\n") && isGood;
    isGood = muscope::measure("CR", "\r") && isGood;
    return isGood ? 0 : 1;
}
