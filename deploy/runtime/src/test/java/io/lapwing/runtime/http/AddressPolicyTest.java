package io.lapwing.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.19.255.255",
                "233.252.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::192.0.2.1",
                "64:ff9b:1:2:3:4:a00:1",
                "2001:0:a00:1:0:0:0:0",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2002:a00:1::",
                "2002:a9fe:a9fe::1",
                "2001:470::5efe:10.0.0.1",
                "2001:470::200:5efe:127.0.0.1",
                "3fff::1",
                "5f00::1",
                "fd00:ec2::254",
                "fe80::5efe:10.0.0.1",
                "febf::1",
                "ff0e::1"
            })
    void publicOnly_specialAddress_isRefused(String address) throws UnknownHostException {
        assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.254",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "168.63.129.17",
                "2001:4860:4860::8888",
                "2001:470::5efe:1.1.1.1",
                "2a00:1450::1",
                "2002:101:101::1"
            })
    void publicOnly_publicAddress_isAllowed(String address) throws UnknownHostException {
        assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1"})
    void any_privateAddress_isAllowed(String address) throws UnknownHostException {
        assertThat(AddressPolicy.ANY.allows(InetAddress.getByName(address))).isTrue();
    }
}
