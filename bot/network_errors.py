"""Describes aiohttp's errors for the log without the URLs, headers and bodies that their messages quote."""

import aiohttp


def describe_network_error(error: Exception) -> str:
    """Describe an error in a few words. Never contains a secret or a link."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return "no connection in time"
        case aiohttp.ServerTimeoutError():
            return "nothing came for too long"
        case TimeoutError():
            return "no complete response in time"
        case aiohttp.ClientHttpProxyError(status=status):
            return f"the proxy answered {status}"
        case aiohttp.ClientConnectorCertificateError(certificate_error=problem):
            return f"the certificate is not trusted: {problem}"
        case OSError(strerror=problem) if problem:
            return f"{type(error).__name__}: {problem}"
        case _:
            return type(error).__name__


def is_certificate_error(error: Exception) -> bool:
    """Whether TLS failed: another try will fail as well until somebody changes something."""
    return isinstance(error, aiohttp.ClientSSLError)
