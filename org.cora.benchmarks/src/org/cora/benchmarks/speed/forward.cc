// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
//
// Plays a capture through ns-3: two hosts and a router between them that forwards IPv4 by static routes, joined by
// point-to-point links. No addresses are translated and no queue disciplines are installed: it does less than the simulated
// network functions. Prints packets sent, packets received, and seconds of wall and of processor time that the events took.
//
// Usage: forward CAPTURE   (pcap in nanoseconds and this machine's byte order, Ethernet; 02:…:01 is the MAC of the left side)

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"
#include "ns3/traffic-control-module.h"

using namespace ns3;

namespace {

const uint16_t IPV4 = 0x0800;
const size_t FILE_HEADER = 24;
const size_t RECORD_HEADER = 16;
const size_t ETHERNET = 14;

struct Frame {
  int64_t nanos;
  size_t at;          // where its IPv4 packet begins in the file
  uint32_t there;     // bytes of that which were captured
  uint32_t length;    // bytes on the wire
  bool fromLeft;
};

std::vector<uint8_t> file;
std::vector<Frame> frames;
Ptr<NetDevice> left, right;
uint64_t received = 0;

uint32_t number(size_t at) {
  uint32_t value;
  std::memcpy(&value, &file[at], sizeof value);
  return value;
}

void read(const char *name) {
  std::ifstream in(name, std::ios::binary);
  file.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  for (size_t at = FILE_HEADER; at + RECORD_HEADER <= file.size();) {
    uint32_t captured = number(at + 8);
    size_t frame = at + RECORD_HEADER;
    if (frame + captured > file.size()) break;
    bool ipv4 = captured > ETHERNET && file[frame + 12] == 8 && file[frame + 13] == 0;
    if (ipv4) {
      frames.push_back({int64_t(number(at)) * 1000000000 + number(at + 4), frame + ETHERNET,
                        uint32_t(captured - ETHERNET), uint32_t(number(at + 12) - ETHERNET), file[frame + 5] != 1});
    }
    at = frame + captured;
  }
}

void send(size_t index) {
  const Frame &frame = frames[index];
  Ptr<Packet> packet = Create<Packet>(&file[frame.at], frame.there);
  packet->AddPaddingAtEnd(frame.length - frame.there);
  Ptr<NetDevice> device = frame.fromLeft ? left : right;
  device->Send(packet, device->GetBroadcast(), IPV4);
  if (index + 1 < frames.size()) {
    Simulator::Schedule(NanoSeconds(frames[index + 1].nanos - frame.nanos), &send, index + 1);
  }
}

bool arrive(Ptr<NetDevice>, Ptr<const Packet>, uint16_t, const Address &) {
  received++;
  return true;
}

double seconds(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc != 2) {
    std::cerr << "usage: forward CAPTURE\n";
    return 64;
  }
  read(argv[1]);
  if (frames.empty()) {
    std::cerr << "no IPv4 packets in " << argv[1] << "\n";
    return 65;
  }
  NodeContainer nodes(3);  // left, router, right
  PointToPointHelper links;
  links.SetDeviceAttribute("DataRate", StringValue("100Gbps"));
  links.SetChannelAttribute("Delay", StringValue("1us"));
  links.SetQueue("ns3::DropTailQueue", "MaxSize", StringValue("100000p"));
  NetDeviceContainer inside = links.Install(nodes.Get(0), nodes.Get(1));
  NetDeviceContainer outside = links.Install(nodes.Get(1), nodes.Get(2));
  InternetStackHelper stack;
  Ipv4StaticRoutingHelper routes;
  stack.SetRoutingHelper(routes);
  stack.Install(nodes.Get(1));
  Ipv4AddressHelper addresses;
  addresses.SetBase("192.0.2.0", "255.255.255.128");
  addresses.Assign(NetDeviceContainer(inside.Get(1)));
  addresses.SetBase("192.0.2.128", "255.255.255.128");
  addresses.Assign(NetDeviceContainer(outside.Get(0)));
  TrafficControlHelper queues;
  queues.Uninstall(NetDeviceContainer(inside.Get(1), outside.Get(0)));
  Ptr<Ipv4> router = nodes.Get(1)->GetObject<Ipv4>();
  Ptr<Ipv4StaticRouting> table = routes.GetStaticRouting(router);
  table->AddNetworkRouteTo("10.0.0.0", "255.0.0.0", 1);       // clients
  table->AddNetworkRouteTo("203.0.113.0", "255.255.255.0", 1);  // what a NAT makes of them
  table->AddNetworkRouteTo("0.0.0.0", "0.0.0.0", 2);
  left = inside.Get(0);
  right = outside.Get(1);
  left->SetReceiveCallback(MakeCallback(&arrive));
  right->SetReceiveCallback(MakeCallback(&arrive));

  Simulator::Schedule(NanoSeconds(1), &send, size_t(0));
  double wall = seconds(CLOCK_MONOTONIC);
  double own = seconds(CLOCK_THREAD_CPUTIME_ID);
  Simulator::Run();
  std::printf("%zu %llu %.6f %.6f\n", frames.size(), (unsigned long long)received, seconds(CLOCK_MONOTONIC) - wall,
              seconds(CLOCK_THREAD_CPUTIME_ID) - own);
  Simulator::Destroy();
  return 0;
}
