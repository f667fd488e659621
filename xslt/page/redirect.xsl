<?xml version="1.0" encoding="UTF-8"?>
<!-- A page that leads on to where something is now. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:redirect" as="element()">
    <xsl:variable name="to" as="xs:string" select="string(c:redirect/@to)"/>
    <xsl:variable name="parts" as="xs:string+" select="tokenize($to || '#', '#')"/>
    <xsl:variable name="link" as="xs:string" select="
        if (f:web-address($to)) then f:web-address($to)
        else f:link($parts[1]) || (if ($parts[2] ne '') then '#' || encode-for-uri($parts[2]) else '')"/>
    <html xsl:use-attribute-sets="f:interface">
      <head>
        <xsl:call-template name="f:policy"/>
        <title><xsl:value-of select="f:label('moved')"/></title>
        <meta http-equiv="refresh" content="0; url={$link}"/>
        <meta name="robots" content="noindex"/>
        <link rel="canonical" href="{$link}"/>
      </head>
      <body>
        <p>
          <xsl:value-of select="f:label('moved') || ': '"/>
          <a href="{$link}"><xsl:value-of select="$to"/></a>
        </p>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
