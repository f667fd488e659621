<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame in which assets/notes.js shows a note, a name or a date beside its place in the text. It
     holds no words of the text: a script copies them from where they stand on the page, and without
     one it stays hidden. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- The frame, where a text has anything to show in it. -->
  <xsl:template name="f:popup" as="element()?">
    <xsl:param name="article" as="element()"/>
    <xsl:if test="f:calls-popup($article)">
      <div id="ui-popup" class="popup" popover="auto" hidden="hidden" tabindex="-1" role="dialog"
          aria-labelledby="ui-popup-name" data-note="{f:label('popup.note')}"
          data-foot="{f:label('popup.foot')}" data-entry="{f:label('popup.entry')}" data-day="{f:label('popup.day')}">
        <p id="ui-popup-name" class="called"><xsl:value-of select="f:label('popup.note')"/></p>
        <div class="body"></div>
        <p class="ways">
          <button type="button" popovertarget="ui-popup" popovertargetaction="hide">
            <xsl:value-of select="f:label('popup.close')"/>
          </button>
        </p>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Returns whether a text calls notes, or has anything to say of a name or a date. -->
  <xsl:function name="f:calls-popup" as="xs:boolean">
    <xsl:param name="article" as="element()"/>
    <xsl:sequence select="
        exists($context/c:context/c:target[c:gloss][1])
        or exists($article/descendant::*[@role = 'doc-noteref' or @title][1])"/>
  </xsl:function>

</xsl:stylesheet>
