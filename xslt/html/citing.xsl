<?xml version="1.0" encoding="UTF-8"?>
<!-- The small link by which a reader gets the address of a paragraph. It has no words: what stands
     in the text is the text's. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:here" on-no-match="deep-skip" on-multiple-match="fail"/>

  <!-- Whether the page that is made is a document's, and its paragraphs can be cited. -->
  <xsl:variable name="f:has-citable" as="xs:boolean"
      select="$f:is-own-page and exists($context/c:context/c:citation[@form = 'paragraph'])"/>

  <xsl:template match="p | ab | lg" mode="m:here" as="element()?">
    <xsl:if test="$f:has-citable and f:citable(.)">
      <a class="here" href="#{encode-for-uri(@xml:id)}" aria-label="{f:label('here')}" data-generated=""/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
