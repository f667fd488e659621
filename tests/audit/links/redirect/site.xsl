<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes">
  <xsl:template match="/" mode="m:redirect" as="element()">
    <html lang="en">
      <head>
        <title>Moved</title>
        <meta http-equiv="refresh" content="0; url=elsewhere.html"/>
      </head>
      <body><p>Moved.</p></body>
    </html>
  </xsl:template>
</xsl:stylesheet>
