<?xml version="1.0" encoding="UTF-8"?>
<!-- The forms that the document exists in: its versions, and its files. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The forms that the document exists in. -->
  <xsl:template name="f:forms-panel" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <section class="panel forms" aria-labelledby="ui-forms">
      <h2 id="ui-forms"><xsl:value-of select="f:label('forms')"/></h2>
      <xsl:where-populated>
        <ul class="versions">
          <xsl:apply-templates select="$document/c:version" mode="m:version"/>
          <xsl:apply-templates select="$document/c:version[@beside]" mode="m:companion"/>
        </ul>
      </xsl:where-populated>
      <ul class="inline">
        <li><a href="{f:link(f:document-path($document/@id, ''))}">HTML</a></li>
        <xsl:if test="$edition/c:edition/@pdf = 'true'">
          <li><a href="{f:link($document/@pdf)}" type="application/pdf">PDF</a></li>
        </xsl:if>
        <li><a href="{f:link($document/@tei)}" type="application/tei+xml">TEI</a></li>
        <xsl:for-each select="$document/@text">
          <li>
            <a href="{f:link(.)}" type="text/plain"><xsl:value-of select="f:label('form.text')"/></a>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

</xsl:stylesheet>
