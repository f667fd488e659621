<?xml version="1.0" encoding="UTF-8"?>
<!-- Where what a document is made from is kept (TEI chapter 11.4). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:holding" on-no-match="fail" on-multiple-match="fail"/>

  <!-- A manuscript, or a part of one that is kept elsewhere; witnesses are among them. -->
  <xsl:template match="msIdentifier" mode="m:holding" as="element(s:holding)?">
    <xsl:if test="(institution, repository, idno)[normalize-space()]">
      <s:holding country="{country[1] ! f:reading-text(.)}" settlement="{(settlement, placeName)[1] ! f:reading-text(.)}"
        repository="{(repository, institution)[normalize-space()][1] ! f:reading-text(.)}"
        collection="{string-join(collection[normalize-space()] ! f:reading-text(.), ', ')}">
        <xsl:value-of select="string-join(idno[normalize-space()] ! f:shelfmark(.), ', ')"/>
      </s:holding>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
